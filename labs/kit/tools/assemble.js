/**
 * How WebAssembly gets into a bundle: an import of `NAME.wasm` becomes the bytes, in base64, of the module whose
 * text `NAME.wat.ts` beside it exports. Plain JavaScript, since the launcher needs it before anything
 * has been bundled.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { replaceFile } from "./stamp.js";

/** The assembler; its features that modules use. */
const FEATURES = { simd: true };

/**
 * The plugin of esbuild that does it. What was assembled is kept in `dist/assembled`, by its text.
 * It runs the file that exports the text, here and now: only a file of the complete programs, never one
 * of a submission. In a copy of them it stands for the same file there.
 *
 * @param {string} root - the project's root.
 */
export function assembledModules(root) {
  return {
    name: "assembled-modules",
    setup(build) {
      build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path.replace(/\.wasm$/, ".wat.ts"));
        const own = ownFile(root, file);
        return own === undefined ? undefined : { path: file, pluginData: { own } };
      });
      build.onLoad({ filter: /\.wat\.ts$/ }, async ({ path, pluginData }) => {
        if (pluginData?.own === undefined) return undefined;
        const text = await moduleText(build.esbuild, pluginData.own);
        return { contents: await assemble(root, path, text), loader: "base64" };
      });
    },
  };
}

/** The file of the complete programs that has the same name and the same bytes as this one. */
function ownFile(root, path) {
  const folder = join(root, "reference");
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || !existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true })
    .filter((file) => basename(file) === basename(path))
    .map((file) => join(folder, file))
    .find(
      (file) => statSync(file).size === stat.size && readFileSync(file).equals(readFileSync(path)),
    );
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
