/** The names of a bundle's files. */
export const MANIFEST_FILE = "bundle.json";
export const RECORD_FILE = "record.json";
export const SCENES_FILE = "scenes.jsonl";
export const FRAMES_FILE = "frames.jsonl";
export const SAMPLES_FILE = "samples.jsonl";
export const BLOCKS_FILE = "blocks.jsonl";

/** Where a program's log is: `terminals/SCENARIO/PROGRAM.log`. */
export const TERMINALS_FOLDER = "terminals";

/** A file of a bundle has at most this size, in bytes; the grader stays far below it. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The path of a program's log inside of a bundle. */
export function terminalPath(scenario: string, program: string): string {
  return `${TERMINALS_FOLDER}/${scenario}/${program}.log`;
}
