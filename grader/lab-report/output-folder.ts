import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { backUp } from "../../labs/kit/reset/backup.ts";
import { sha256Of } from "./manifest.ts";
import type { ReportSay } from "./messages.ts";

/** What a folder of a report was given last: SHA-256 by path, to know what somebody has edited. */
const WRITTEN_FILE = ".written.json";

/** A folder that reports are written to again and again; what somebody has edited there is kept. */
export class OutputFolder {
  readonly path: string;
  private readonly before: Readonly<Record<string, unknown>>;
  private readonly written: Record<string, string> = {};
  private readonly say: ReportSay;

  constructor(path: string, say: ReportSay) {
    this.path = path;
    this.say = say;
    this.before = readWritten(join(path, WRITTEN_FILE));
  }

  /** Writes a file; one of that name that was edited since it was written is kept beside it. */
  write(file: string, content: Uint8Array): void {
    const path = join(this.path, file);
    this.attempt(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      if (this.isEdited(file, path)) {
        console.log(this.say("kept", { file: path, backup: backUp(path) }));
      }
      writeFileSync(path, content);
    });
    this.written[file] = sha256Of(content);
  }

  /** Notes what was written, and removes what an older report has left that nobody has edited. */
  finish(): void {
    for (const file of Object.keys(this.before)) {
      const path = join(this.path, file);
      const isOurs = file in this.written || !existsSync(path) || this.isEdited(file, path);
      if (!isOurs && /^(?:pictures|bundle)\//.test(file)) rmSync(path);
    }
    const path = join(this.path, WRITTEN_FILE);
    this.attempt(path, () => {
      writeFileSync(path, `${JSON.stringify(this.written, null, 2)}\n`);
    });
  }

  private isEdited(file: string, path: string): boolean {
    return existsSync(path) && sha256Of(readFileSync(path)) !== this.before[file];
  }

  /** @throws UsageError when a file can't be written. */
  private attempt(file: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new UsageError(this.say("usage.cannot-write", { file, reason: code }));
    }
  }
}

function readWritten(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
