import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { schemaCheck } from "../../../labs/kit/contract/schema-check.ts";
import type { SchemaCheck } from "../../../labs/kit/contract/schema-check.ts";
import { firstFault } from "../../../labs/kit/contract/first-fault.ts";
import type { RunRecord } from "../../record/record.ts";
import type {
  Bundle,
  BundleManifest,
  RecordedFrame,
  Sample,
  Scene,
  SeenBlocks,
  TerminalLog,
} from "./bundle.ts";
import { BundleError } from "./bundle-error.ts";
import type { BundleFault } from "./bundle-error.ts";
import {
  BLOCKS_FILE,
  FRAMES_FILE,
  MANIFEST_FILE,
  MAX_FILE_BYTES,
  RECORD_FILE,
  SAMPLES_FILE,
  SCENES_FILE,
  TERMINALS_FOLDER,
} from "./bundle-files.ts";
import {
  frameSchema,
  manifestSchema,
  sampleSchema,
  sceneSchema,
  seenBlocksSchema,
} from "./manifest-schema.ts";
import { recordSchema } from "./record-schema.ts";
import { runIdOf } from "./run-id.ts";

const isManifest = schemaCheck<BundleManifest>(manifestSchema);
const isRecord = schemaCheck<RunRecord>(recordSchema);
const isScene = schemaCheck<Scene>(sceneSchema);
const isFrame = schemaCheck<RecordedFrame>(frameSchema);
const isSample = schemaCheck<Sample>(sampleSchema);
const isSeenBlocks = schemaCheck<SeenBlocks>(seenBlocksSchema);

/**
 * Reads the bundle of a run.
 *
 * @param folder - such as `.grade/lab5/bundle`.
 * @throws BundleError when there is none, or it is not as the grader wrote it.
 */
export function readBundle(folder: string): Bundle {
  const [fault] = bundleFaults(folder);
  if (fault !== undefined) throw new BundleError(fault);
  return readUnchecked(folder);
}

/**
 * All that is wrong with a bundle; nothing when it is as the grader wrote it. That it is says nothing
 * about who wrote it: whoever edits a file can write its hash anew as well.
 */
export function bundleFaults(folder: string): readonly BundleFault[] {
  try {
    const manifest = readManifest(folder);
    const faults: BundleFault[] = [];
    if (runIdOf(manifest) !== manifest.runId) {
      faults.push({ code: "changed-manifest", details: { folder } });
    }
    for (const { path, sha256 } of manifest.files) {
      const details = { folder, file: path };
      const file = pathInside(folder, path);
      if (!existsSync(file)) faults.push({ code: "missing-file", details });
      else if (hashOfFile(folder, path) !== sha256) faults.push({ code: "changed-file", details });
    }
    const known = new Set([MANIFEST_FILE, ...manifest.files.map(({ path }) => path)]);
    for (const file of filesBelow(folder).filter((path) => !known.has(path))) {
      faults.push({ code: "foreign-file", details: { folder, file } });
    }
    if (faults.length === 0) readUnchecked(folder);
    return faults;
  } catch (error) {
    if (error instanceof BundleError) return [error];
    throw error;
  }
}

/** What `bundle.json` of a folder says. @throws BundleError when there is none, or it can't be read. */
export function readManifest(folder: string): BundleManifest {
  if (!existsSync(join(folder, MANIFEST_FILE))) {
    throw new BundleError({ code: "no-bundle", details: { folder } });
  }
  return parse(folder, MANIFEST_FILE, textOf(folder, MANIFEST_FILE), isManifest);
}

function readUnchecked(folder: string): Bundle {
  const manifest = readManifest(folder);
  const record = parse(folder, RECORD_FILE, textOf(folder, RECORD_FILE), isRecord);
  return {
    folder,
    manifest,
    record,
    scenes: readLines(folder, SCENES_FILE, isScene),
    frames: readLines(folder, FRAMES_FILE, isFrame),
    samples: readLines(folder, SAMPLES_FILE, isSample),
    blocks: readLines(folder, BLOCKS_FILE, isSeenBlocks),
    terminals: manifest.files.flatMap(({ path }) => readTerminal(folder, path)),
  };
}

function readTerminal(folder: string, path: string): TerminalLog[] {
  const [place, scenario, file] = path.split("/");
  if (place !== TERMINALS_FOLDER || scenario === undefined || file === undefined) return [];
  return [{ scenario, program: file.replace(/\.log$/, ""), bytes: bytesOf(folder, path) }];
}

function readLines<T>(folder: string, file: string, is: SchemaCheck<T>): readonly T[] {
  const lines = textOf(folder, file).split("\n");
  return lines.filter((line) => line !== "").map((line) => parse(folder, file, line, is));
}

/** @throws BundleError `bad-file`. */
function parse<T>(folder: string, file: string, text: string, is: SchemaCheck<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw badFile(folder, file, (error as Error).message);
  }
  if (is(value)) return value;
  const { at, message } = firstFault(is.errors);
  throw badFile(folder, file, `${at} ${message}`.trim());
}

function textOf(folder: string, file: string): string {
  return Buffer.from(bytesOf(folder, file)).toString();
}

/** @throws BundleError `bad-file`. */
function bytesOf(folder: string, file: string): Uint8Array {
  const path = pathInside(folder, file);
  try {
    if (statSync(path).size > MAX_FILE_BYTES) throw new Error(`> ${MAX_FILE_BYTES} bytes`);
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw badFile(folder, file, code ?? message);
  }
}

function hashOfFile(folder: string, file: string): string {
  return createHash("sha256").update(bytesOf(folder, file)).digest("hex");
}

/** A file of the bundle; its manifest may come from a stranger. @throws BundleError `bad-file`. */
function pathInside(folder: string, path: string): string {
  const parts = path.split("/");
  const isPlain = parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part));
  if (!isPlain) throw badFile(folder, MANIFEST_FILE, JSON.stringify(path));
  return join(folder, ...parts);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

function badFile(folder: string, file: string, reason: string): BundleError {
  return new BundleError({ code: "bad-file", details: { folder, file, reason } });
}
