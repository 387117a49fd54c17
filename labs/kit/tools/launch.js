#!/usr/bin/env node
/**
 * Starts one of the project's TypeScript tools as plain JavaScript:
 * `node labs/kit/tools/launch.js TOOL [arguments…]`.
 *
 * The tool is bundled by esbuild into `dist/tools/TOOL.js` and bundled anew only when a file that went
 * into it has changed, so an up-to-date start costs a few `stat` calls.
 * This file, `assemble.js` and `stamp.js` are the only plain JavaScript that the tools need: all else is TypeScript.
 */
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assembledModules } from "./assemble.js";
import { isUpToDate, replaceFile, writeStamp } from "./stamp.js";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * The tools by name: the entry file of each, from the project's root. The grader
 * has two more, which run as processes of their own: the warden and the bare echo.
 */
const TOOLS = {
  grade: "grader/command/grade.ts",
  explore: "grader/command/explore.ts",
  mutants: "grader/command/mutants.ts",
  node: "labs/kit/tools/program.ts",
  tracker: "labs/kit/tools/program.ts",
  builder: "labs/kit/tools/program.ts",
  bench: "grader/command/bench.ts",
  check: "labs/kit/tools/check.ts",
  watch: "grader/command/watch.ts",
  demo: "grader/command/demo.ts",
  docs: "docs/site/build-site.ts",
  race: "grader/command/race.ts",
  class: "grader/command/class.ts",
  chain: "grader/command/chain.ts",
  soak: "grader/command/soak.ts",
  "soak-race": "grader/command/soak-race.ts",
  "soak-class": "grader/command/soak-class.ts",
  doctor: "labs/kit/tools/doctor.ts",
  handout: "grader/command/handout.ts",
  record: "grader/command/record.ts",
  gradescope: "grader/command/gradescope.ts",
  worker: "grader/command/worker.ts",
  tournament: "grader/command/tournament.ts",
  similar: "grader/command/similar.ts",
  "gradescope-run": "grader/command/gradescope-run.ts",
  report: "grader/command/report.ts",
  verify: "grader/command/verify.ts",
  keys: "grader/command/keys.ts",
  "pictures-update": "grader/command/pictures-update.ts",
  reset: "labs/kit/tools/reset.ts",
  send: "labs/kit/tools/send.ts",
  submit: "labs/kit/tools/submit.ts",
  update: "labs/kit/tools/update.ts",
  simulate: "grader/command/simulate.ts",
  skeletons: "labs/kit/tools/skeletons.ts",
  test: "labs/kit/tools/test.ts",
};

/**
 * Packages that go into the bundle: they are of hundreds of small files, and to find and read those is
 * a third of a command's start. The others have files beside their code, or are of machine code.
 */
const BUNDLED_PACKAGES = new Set([
  ...["ajv", "chai", "chalk", "i18next", "junit-report-builder", "log-update", "string-width"],
  ...["ws", "yargs", "yargs-parser"],
]);

/** Packages of CommonJS form ask for Node's own modules by `require`, which a module lacks. */
const BANNER =
  'import { createRequire as $createRequire } from "node:module"; ' +
  "const require = $createRequire(import.meta.url);";

/** The tools that start programs of a submission, and so need those two. */
const RUNNING_PROGRAMS = new Set([
  ...["grade", "explore", "race", "mutants", "watch", "demo", "record", "class", "tournament"],
  ...["worker", "bench", "simulate", "test"],
]);

const name = process.argv[2] ?? "";
const entry = TOOLS[name];
if (entry === undefined) {
  console.error(`launch: no tool "${name}"; there are: ${Object.keys(TOOLS).join(", ")}`);
  process.exit(2);
}
if (!existsSync(join(ROOT, entry))) {
  console.error(
    `"${name}" is your teacher's: it is not part of the handout. 这是老师的命令，讲义包里没有。`,
  );
  process.exit(2);
}
// The tool's bundle sees `[node, entry, NAME, arguments…]`.
process.argv.splice(1, 1, join(ROOT, entry));
if (RUNNING_PROGRAMS.has(name)) {
  await bundle("warden", "grader/cluster/warden.ts");
  await bundle("echo", "labs/kit/process/echo.ts");
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(await bundle(name, entry)).href);

/** Bundles `entry` unless the last bundle is still up to date; returns the bundle's path. */
async function bundle(tool, entryFile) {
  const outfile = join(ROOT, "dist", "tools", `${tool}.js`);
  if (isUpToDate(ROOT, outfile)) return outfile;
  const esbuild = await import("esbuild");
  const result = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [entryFile],
    outfile,
    bundle: true,
    plugins: [{ name: "packages", setup: keepPackagesOutside }, assembledModules(ROOT)],
    banner: { js: BANNER },
    alias: { "#kit": join(ROOT, "labs/kit/index.ts") },
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    // Node reads the whole map at every start; the sources themselves it finds beside it.
    sourcesContent: false,
    metafile: true,
    logLevel: "error",
    write: false,
  });
  for (const { path, contents } of result.outputFiles) replaceFile(path, contents);
  writeStamp(ROOT, outfile, Object.keys(result.metafile.inputs));
  return outfile;
}

/** Leaves every package outside of a bundle that is not to be in it; what one in it needs is in it, too. */
function keepPackagesOutside(build) {
  build.onResolve({ filter: /^[^.#]/ }, ({ path, importer, kind }) => {
    if (kind === "entry-point" || isAbsolute(path)) return undefined;
    const name = path.split("/", path.startsWith("@") ? 2 : 1).join("/");
    const isOfPackage = /[\\/]node_modules[\\/]/.test(importer);
    const isInside = !isBuiltin(path) && (isOfPackage || BUNDLED_PACKAGES.has(name));
    return isInside ? undefined : { path, external: true };
  });
}
