import { join } from "node:path";
import type { ProgramName } from "../submission/manifest.ts";

/** The function of the kit that runs each program, and its file below `labs/kit`. */
export const HOSTS: Readonly<Record<ProgramName, readonly [string, string]>> = {
  node: ["runNode", "process/run-node.ts"],
  tracker: ["runTracker", "process/run-tracker.ts"],
  builder: ["runBuilder", "process/run-builder.ts"],
  probe: ["runProbe", "process/run-probe.ts"],
};

/**
 * The CommonJS module that becomes the runtime. It exports `kit`, which is `#kit`, and the functions of
 * {@link HOSTS}, each of which is loaded with its packages when it is first called.
 *
 * @param root - the project's root.
 */
export function runtimeContents(root: string): string {
  const pathTo = (file: string): string => JSON.stringify(join(root, "labs/kit", file));
  const hosts = Object.values(HOSTS).map(([name, file]) => {
    return `  ${name}: (...given) => require(${pathTo(file)}).${name}(...given),\n`;
  });
  return `module.exports = {\n  kit: require(${pathTo("index.ts")}),\n${hosts.join("")}};\n`;
}

/** What stands around the runtime's text, which is a script with one function as its value. */
export const WRAPPER = {
  begin: "(function (module, require, moduleUrl) {",
  end: "})",
} as const;

/**
 * The module that programs `require`: it runs the script beside it with what V8 had compiled of it, the
 * code cache. V8 refuses one that was made by another version or with other options, and compiles anew
 * then. https://v8.dev/blog/code-caching-for-devs
 */
export const LOADER = `"use strict";
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");

const file = __filename.replace(/\\.cjs$/, ".js");
let cachedData;
try {
  cachedData = readFileSync(file + ".cache");
} catch {
  // There is none yet: it is being made.
}
// The text is ASCII, which Latin-1 is read as at the least cost.
const script = new Script(readFileSync(file, "latin1"), { filename: file, cachedData });
const runtime = { exports: {} };
script.runInThisContext()(runtime, require, pathToFileURL(file).href);
module.exports = runtime.exports;
module.exports.script = script;
`;
