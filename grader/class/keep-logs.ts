import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { RunRecord } from "../record/record.ts";

/** Bytes of a log that are kept, from its end, and of all logs of a submission. */
const KEPT_BYTES = 64 * 1024;
const KEPT_IN_ALL = 4 * 1024 * 1024;

/** Keeps the ends of the logs of those checks that did not pass, as `CHECK-VARIANT-PROGRAM.log`. */
export function keepLogs(from: string, { stages }: RunRecord, to: string): void {
  rmSync(to, { recursive: true, force: true });
  let left = KEPT_IN_ALL;
  const checks = stages.flatMap(({ checks }) => checks).filter(({ result }) => result !== "pass");
  for (const { id } of checks) {
    const folder = join(from, id);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      const end = readEnd(join(folder, name), Math.min(KEPT_BYTES, left));
      left -= end.length;
      if (end.length === 0) continue;
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, `${id}-${basename(name)}`), end);
    }
  }
}

function readEnd(file: string, bytes: number): Buffer {
  const opened = openSync(file, "r");
  try {
    const { size } = fstatSync(opened);
    const end = Buffer.alloc(Math.min(size, bytes));
    return end.subarray(0, readSync(opened, end, 0, end.length, size - end.length));
  } finally {
    closeSync(opened);
  }
}
