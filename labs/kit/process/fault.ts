import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import { MANIFEST_FILE } from "../submission/manifest.ts";
import { NotImplemented } from "../programs/not-implemented.ts";

/** An error that a thread for mining jobs has met, described there already. */
export class DescribedFault extends Error {}

/**
 * What is said of an error that a lab's code threw: whose turn it is when a stage is still to be
 * written, else the error, both with file and line instead of a stack trace.
 */
export function describeFault(error: unknown, language: Language): string {
  if (error instanceof DescribedFault) return error.message;
  const say = kitSay(language);
  const place = (error instanceof Error ? placeInStack(error.stack) : undefined) ?? "?";
  if (error instanceof NotImplemented) {
    return say("fault.not-implemented", { stage: error.stage, place });
  }
  return say("fault.thrown", { place, error: describe(error) });
}

/** What Node's permission model adds to an error. */
type Denial = Partial<Record<"code" | "permission" | "resource", unknown>>;

/** An error as text; one of Node's permission model also says what was not allowed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, permission, resource } = error as Error & Denial;
  if (code !== "ERR_ACCESS_DENIED") return String(error);
  const details = [permission, resource].filter((text) => typeof text === "string" && text !== "");
  return [code, ...details].join(" ");
}

/**
 * File and line, such as `ledger/block.ts:20`, of the innermost frame of a stack that lies in a lab's
 * own code. Bundled code is traced to its source by the map beside the bundle, which is read only
 * now: a program that runs well never pays for it.
 */
export function placeInStack(stack = ""): string | undefined {
  for (const [, file = "", line = "", column = ""] of stack.matchAll(
    /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()\n]*?):(\d+):(\d+)\)?/g,
  )) {
    const source = traceSource(file, Number(line), Number(column));
    if (source !== undefined) return source;
  }
  return undefined;
}

function traceSource(file: string, line: number, column: number): string | undefined {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  let map: SourceMap;
  try {
    map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")) as never);
  } catch {
    return undefined;
  }
  const entry = map.findEntry(line - 1, column - 1);
  if (!("originalSource" in entry)) return undefined;
  const source = resolve(dirname(path), entry.originalSource);
  if (/[\\/](labs[\\/]kit|node_modules|grader)[\\/]/.test(source)) return undefined;
  const folder = isThere(join(process.cwd(), "package.json")) ? process.cwd() : labOf(source);
  return `${relative(folder, source).replaceAll("\\", "/")}:${entry.originalLine + 1}`;
}

/** The folder of the lab that a source file belongs to: the nearest one above it with a manifest. */
function labOf(source: string): string {
  let folder = dirname(source);
  while (!isThere(join(folder, MANIFEST_FILE))) {
    const parent = dirname(folder);
    if (parent === folder) return dirname(source);
    folder = parent;
  }
  return folder;
}

/** Whether a file is there and may be seen: Node's permission model throws where it may not. */
function isThere(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
}
