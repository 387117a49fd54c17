import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import type { BuildFailure, OutputFile, Plugin } from "esbuild";
import { HOSTS } from "../runtime/contents.ts";
import { kitOfRuntime, readyRuntime } from "../runtime/kit-runtime.ts";
import { assembledModules } from "../tools/assemble.js";
import { projectRoot } from "../tools/project-root.ts";
import { compiledValidators } from "./compiled-validators.ts";
import type { ProgramName } from "./manifest.ts";
import { loadedWhenUsed } from "./loaded-when-used.ts";
import { SubmissionError } from "./submission-error.ts";

/** Node's own modules are asked for by `require`, which a module lacks; see `loaded-when-used.ts`. */
const BANNER =
  'import { createRequire as $createRequire } from "node:module"; ' +
  "const require = $createRequire(import.meta.url);";

/** How many faults of a module that does not compile are told. */
const TOLD_FAULTS = 3;

/** A program as one JavaScript file. */
export interface Bundle {
  /** The source map and the file itself, with their contents. */
  readonly files: readonly OutputFile[];
  /** The paths of all that went into it. */
  readonly sources: readonly string[];
}

/**
 * Turns a module of a submission into one JavaScript file that runs as `node FILE`: the module, what it
 * imports, and the start of the kit's host for that program. The kit itself, and the packages that it
 * uses, are found in its runtime; see `readyRuntime`. `#kit` is always this project's own kit.
 *
 * @param outfile - where the file is going to be; its source map goes beside it.
 * @returns the two files; nothing is written.
 * @throws SubmissionError `does-not-compile` with the first faults, each with file and line.
 */
export async function bundleProgram(
  program: ProgramName,
  module: string,
  outfile: string,
): Promise<Bundle> {
  const runtime = await readyRuntime(projectRoot());
  const [run] = HOSTS[program];
  const contents =
    `import program, * as module from ${JSON.stringify(module)};\n` +
    `const { ${run} } = require(${JSON.stringify(runtime.loader)});\n` +
    `${run}(program, module, import.meta.url);\n`;
  return bundle(program, contents, outfile, [kitOfRuntime(runtime)]);
}

/**
 * Turns a few lines that start something, with all that they import, into one JavaScript file.
 *
 * @param what - what is started, for messages.
 * @param contents - an ES module that imports by whole paths.
 * @throws SubmissionError `does-not-compile` with the first faults, each with file and line.
 */
export async function bundleStart(
  what: string,
  contents: string,
  outfile: string,
): Promise<Bundle> {
  return bundle(what, contents, outfile, [compiledValidators(projectRoot())]);
}

async function bundle(
  what: string,
  contents: string,
  outfile: string,
  plugins: readonly Plugin[],
): Promise<Bundle> {
  const root = projectRoot();
  try {
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: root, sourcefile: `${what}-start.js` },
      absWorkingDir: root,
      outfile,
      write: false,
      metafile: true,
      bundle: true,
      // A third of a program's own start is the reading of its text.
      minify: true,
      alias: { "#kit": join(root, "labs/kit/index.ts") },
      external: ["bufferutil", "utf-8-validate"],
      plugins: [...plugins, assembledModules(root), loadedWhenUsed(root)],
      banner: { js: BANNER },
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "linked",
      legalComments: "none",
      logLevel: "silent",
      tsconfigRaw: { compilerOptions: { target: "ES2023" } },
    });
    const inputs = Object.keys(metafile.inputs).map((path) => join(root, path));
    return { files: outputFiles, sources: inputs.filter((path) => existsSync(path)) };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    // The compiler itself did not run: that is not the submission's fault.
    if (errors === undefined) throw error;
    const reason = describe(errors, root);
    throw new SubmissionError("does-not-compile", { program: what, reason });
  }
}

/** The first faults that esbuild found, a line each: `labs/lab5/node.ts:3:10 Expected ";"`. */
function describe(errors: BuildFailure["errors"], root: string): string {
  return errors
    .slice(0, TOLD_FAULTS)
    .map(({ text, location }) => {
      if (location === null) return text;
      const file = relative(root, join(root, location.file));
      return `${file}:${location.line}:${location.column + 1} ${text}`;
    })
    .join("\n");
}
