import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { compiledValidators } from "../submission/compiled-validators.ts";
import { loadedWhenUsed } from "../submission/loaded-when-used.ts";
import { isUpToDate, replaceFile, writeStamp } from "../tools/stamp.js";
import { LOADER, WRAPPER, runtimeContents } from "./contents.ts";

/** What no program of this version of Node.js can use of another one's. */
const FOR = `${process.version}-${process.arch}`;
/** How long the program that is run for the code cache may take. */
const WARM_UP_MS = 20_000;
/** Runtimes that were not made for so long are removed. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The kit as programs load it: made once for all submissions, with what V8 has compiled of it. */
export interface KitRuntime {
  /** The folder with all its files, which programs have to be able to read. */
  readonly folder: string;
  /** The CommonJS module that programs `require`; see `contents.ts` for what it exports. */
  readonly loader: string;
  /** The names that `#kit` exports. */
  readonly names: readonly string[];
}

/**
 * The kit's runtime of this copy of the project, in `dist/runtime`; made anew when a file that goes into
 * it has changed. It takes half a second then, and two `stat` calls for each file otherwise.
 *
 * @param root - the project's root.
 */
export async function readyRuntime(root: string): Promise<KitRuntime> {
  looking ??= lookForRuntime(root).finally(() => (looking = undefined));
  return looking;
}

/** What looks for the runtime at the moment, and makes it perhaps: several programs are bundled at once. */
let looking: Promise<KitRuntime> | undefined;

async function lookForRuntime(root: string): Promise<KitRuntime> {
  const folder = runtimeFolder(root);
  const description = join(folder, `kit-${FOR}.json`);
  if (!isUpToDate(root, description)) await makeRuntime(root, folder, description);
  return {
    folder,
    ...(JSON.parse(readFileSync(description, "utf8")) as Omit<KitRuntime, "folder">),
  };
}

/** The folder with the files of {@link readyRuntime}. */
export function runtimeFolder(root: string): string {
  return join(root, "dist", "runtime");
}

async function makeRuntime(root: string, folder: string, description: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kit = await bundle(root, {
    stdin: { contents: runtimeContents(root), resolveDir: root, sourcefile: "kit-runtime.js" },
    plugins: [compiledValidators(root), loadedWhenUsed(root)],
    banner: { js: WRAPPER.begin },
    footer: { js: WRAPPER.end },
  });
  // The text's own hash is part of its name: V8 only looks at its length before it trusts a cache.
  const hash = createHash("sha256").update(kit.code).digest("hex").slice(0, 16);
  const name = join(folder, `kit-${hash}-${FOR}`);
  replaceFile(`${name}.js`, kit.code);
  const loader = `${name}.cjs`;
  replaceFile(loader, LOADER);
  const warmUp = await bundle(root, { entryPoints: [join(root, "labs/kit/runtime/warm-up.ts")] });
  const names = await runWarmUp(warmUp.code, name);
  replaceFile(description, JSON.stringify({ loader, names }));
  writeStamp(root, description, [...new Set([...kit.inputs, ...warmUp.inputs])]);
  removeOld(folder, hash);
}

/** Runs the kit once, for V8 to compile what programs use at their start; returns what `#kit` exports. */
async function runWarmUp(code: Uint8Array, name: string): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), "ledger-lab-kit-"));
  const file = join(work, "warm-up.cjs");
  try {
    replaceFile(file, code);
    await promisify(execFile)(process.execPath, [file, name, work], {
      // The flags of `NODE_OPTIONS` would be part of the cache, and programs are started without it.
      env: { ...process.env, NODE_OPTIONS: "" },
      timeout: WARM_UP_MS,
      windowsHide: true,
    });
    return JSON.parse(readFileSync(join(work, "names.json"), "utf8")) as string[];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function bundle(
  root: string,
  options: BuildOptions,
): Promise<{ readonly code: Uint8Array; readonly inputs: readonly string[] }> {
  const {
    outputFiles: [code],
    metafile,
  } = await build({
    ...options,
    absWorkingDir: root,
    outdir: join(root, "dist", "runtime"),
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    // Of these, `ws` asks for faster ones of machine code, which are not installed.
    define: { "import.meta.url": "moduleUrl", ...withoutOptionalPackages },
    external: ["bufferutil", "utf-8-validate"],
    platform: "node",
    format: "cjs",
    target: "node20",
    charset: "ascii",
    legalComments: "none",
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { target: "ES2023" } },
  });
  if (code === undefined) throw new Error("esbuild made no bundle");
  const inputs = Object.keys(metafile.inputs).filter((path) => existsSync(join(root, path)));
  return { code: code.contents, inputs };
}

const withoutOptionalPackages = {
  "process.env.WS_NO_BUFFER_UTIL": '"1"',
  "process.env.WS_NO_UTF_8_VALIDATE": '"1"',
};

/** Removes what earlier states of the kit have left; programs may still run with yesterday's. */
function removeOld(folder: string, hash: string): void {
  for (const name of readdirSync(folder)) {
    const changed = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (name.includes(hash) || changed > Date.now() - KEPT_MS) continue;
    rmSync(join(folder, name), { force: true });
  }
}

/**
 * Lets a bundled program find the kit in its runtime instead of taking it into the bundle.
 *
 * @param runtime - where it is.
 */
export function kitOfRuntime({ loader, names }: KitRuntime): Plugin {
  return {
    name: "kit-of-runtime",
    setup(build) {
      build.onResolve({ filter: /^#kit$/ }, ({ path }) => ({ path, namespace: "runtime" }));
      build.onResolve({ filter: /\.cjs$/ }, ({ path }) =>
        path === loader ? { path, external: true } : null,
      );
      build.onLoad({ filter: /.*/, namespace: "runtime" }, () => ({
        contents:
          `const { kit } = require(${JSON.stringify(loader)});\n` +
          `export const { ${names.join(", ")} } = kit;\n`,
      }));
    },
  };
}
