/**
 * How WebAssembly gets into a bundle: an import of `NAME.wasm` becomes the bytes, in base64, of the module whose
 * text `NAME.wat.ts` beside it exports. Plain JavaScript, since the launcher needs it before anything
 * has been bundled.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { replaceFile } from "./stamp.js";

/** The assembler; its features that modules use. */
const FEATURES = { simd: true };

/**
 * The plugin of esbuild that does it. What was assembled is kept in `dist/assembled`, by its text.
 * It runs the file that exports the text, here and now: only those of the complete programs, and never
 * one of a submission.
 *
 * @param {string} root - the project's root.
 */
export function assembledModules(root) {
  const own = join(root, "reference") + sep;
  const textOf = (path, folder) => resolve(folder, path.replace(/\.wasm$/, ".wat.ts"));
  return {
    name: "assembled-modules",
    setup(build) {
      build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        const text = textOf(path, resolveDir);
        return text.startsWith(own) ? { path: text } : undefined;
      });
      build.onLoad({ filter: /\.wat\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(own)) return undefined;
        const text = await moduleText(build.esbuild, path);
        return { contents: await assemble(root, path, text), loader: "base64" };
      });
    },
  };
}

/** The text that a file exports. */
async function moduleText(esbuild, path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { default: text } = await import(`data:text/javascript;base64,${code}`);
  return text;
}

async function assemble(root, path, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const kept = join(root, "dist", "assembled", `${hash}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const { default: startAssembler } = await import("wabt");
  const module = (await startAssembler()).parseWat(path, text, FEATURES);
  try {
    const { buffer } = module.toBinary({});
    replaceFile(kept, buffer);
    return buffer;
  } finally {
    module.destroy();
  }
}
