import { readFileSync, statSync } from "node:fs";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { FIELD_NAMES, normalField } from "./fields.ts";
import type { FieldName, Fields } from "./fields.ts";
import type { ReportSay } from "./messages.ts";

/** Bytes of a fields file, at most. */
const MAX_FILE_BYTES = 64 * 1024;

/**
 * The fields that somebody gave: on the command line, else in a file, else what is remembered.
 *
 * @param given - the values of the command line by the names of its options.
 * @throws UsageError when a field or the file can't be taken.
 */
export function readFields(
  given: Readonly<Record<string, unknown>>,
  file: string | undefined,
  remembered: Fields,
  say: ReportSay,
): Fields {
  const inFile = file === undefined ? {} : readFile(file, say);
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of FIELD_NAMES) {
    const value = given[name] ?? inFile[name] ?? remembered[name];
    if (value === undefined) continue;
    const field = normalField(name, value);
    if (typeof field === "object") {
      throw new UsageError(say(`usage.${field.code}`, { field: name, limit: field.limit }));
    }
    if (field !== undefined) fields[name] = field;
  }
  return fields;
}

/** @throws UsageError when it is no object with known names. */
function readFile(file: string, say: ReportSay): Partial<Record<FieldName, unknown>> {
  const value = parse(file, say);
  const known: readonly string[] = FIELD_NAMES;
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  if (unknown.length === 0) return value;
  const separator = say("separator");
  const names = unknown.join(separator);
  throw new UsageError(
    say("usage.fields-unknown", { file, names, known: FIELD_NAMES.join(separator) }),
  );
}

function parse(file: string, say: ReportSay): object {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) throw new Error(`> ${MAX_FILE_BYTES} bytes`);
    const value: unknown = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    throw new Error(JSON.stringify(value).slice(0, 40));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(say("usage.fields-file", { file, reason: code ?? message }));
  }
}
