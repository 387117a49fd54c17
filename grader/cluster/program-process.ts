import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { readWrapperStatus } from "../isolation/wrapper-status.ts";
import { MAX_OUTPUT_BYTES, megabytes } from "../limits/limits.ts";
import type { Breach } from "../limits/limits.ts";
import type { Watched } from "../limits/watch.ts";
import { MARK_VARIABLE, killMarked, killTree } from "./kill-tree.ts";
import { Output } from "./output.ts";
import type { Workspace } from "./workspace.ts";

/** How long the end of the output is waited for after a program's own end. */
const OUTPUT_TIMEOUT_MS = 2000;

/** The variables that a program of a submission may see; the rest of the environment is not its business. */
const PASSED_VARIABLES = [
  "PATH",
  "Path",
  "SystemRoot",
  "SYSTEMROOT",
  "ComSpec",
  "PATHEXT",
  "TEMP",
  "TMP",
  "TMPDIR",
  "HOME",
  "USERPROFILE",
  "LD_LIBRARY_PATH",
] as const;

/** How a program is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The language in which it is to log: a locale such as `zh_CN.UTF-8`. */
  readonly locale: string;
  /** The folder that it writes to, where it has one of its own. */
  readonly work?: string;
  /** Variables of its environment besides those that every program gets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it is kept from leaving processes behind. */
  readonly isContained?: boolean;
  /** Whether the command is bubblewrap, which tells on a descriptor what became of the program. */
  readonly isWrapped?: boolean;
}

/** How a program ended: by a status or by a signal. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started at all, such as `ENOENT`. */
  readonly error?: string;
  /** The limit for which it was ended. */
  readonly breach?: Breach;
  /** What kept bubblewrap from starting it: a fault of the machine. */
  readonly broken?: string;
}

/** A program of a submission as a process of its own, in its own group. */
export class ProgramProcess implements Watched {
  /** What it printed, standard error included. */
  readonly output = new Output();
  readonly #launch: Launch;
  readonly #mark: string;
  readonly #child: ChildProcess;
  readonly #workspace: Workspace;
  #exit: Exit | null = null;
  #breach: Breach | null = null;
  #status = "";
  /** Settles when it has ended. */
  readonly ended: Promise<Exit>;

  constructor(launch: Launch, workspace: Workspace) {
    this.#launch = launch;
    this.#workspace = workspace;
    this.#mark = workspace.newMark();
    const { command, args, cwd, locale, env = {}, isWrapped = false } = launch;
    const passed = PASSED_VARIABLES.map((name) => [name, process.env[name]] as const);
    this.#child = spawn(command, args, {
      cwd,
      env: {
        ...Object.fromEntries(passed.filter(([, value]) => value !== undefined)),
        LANG: locale,
        NO_COLOR: "1",
        PYTHONUNBUFFERED: "1",
        PYTHONIOENCODING: "utf-8",
        ...env,
        [MARK_VARIABLE]: this.#mark,
      },
      detached: process.platform !== "win32",
      stdio: ["pipe", "pipe", "pipe", ...(isWrapped ? (["pipe"] as const) : [])],
      windowsHide: true,
    });
    if (this.#child.pid !== undefined) workspace.add(this.#child.pid, this);
    this.#child.stdin?.on("error", () => undefined);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#print(chunk);
      });
    }
    const status = this.#child.stdio[3] as Readable | undefined;
    status?.on("data", (chunk: Buffer) => (this.#status += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.#child.once("error", (error: NodeJS.ErrnoException) => {
        this.#note({ code: null, signal: null, error: error.code ?? error.message }, resolve);
      });
      // What it started may hold its output open, and `close` would never come.
      let giveUp: NodeJS.Timeout | undefined;
      this.#child.once("exit", () => {
        this.#endTree();
        // Nor is who got away from that, with the output, waited for.
        giveUp = setTimeout(() => {
          for (const stream of this.#child.stdio) stream?.destroy();
        }, OUTPUT_TIMEOUT_MS);
      });
      this.#child.once("close", (code, signal) => {
        clearTimeout(giveUp);
        this.#note({ code, signal, ...this.#wrapped(signal) }, resolve);
      });
    });
  }

  /** The number of the process; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The folder that it writes to, where it has one of its own. */
  get work(): string | undefined {
    return this.#launch.work;
  }

  /** The limit that it went over, if it did; it is ended then, or about to be. */
  get breach(): Breach | null {
    return this.#breach;
  }

  /** How it ended; null while it runs. */
  get exit(): Exit | null {
    return this.#exit;
  }

  /** The streams of its standard input and output, for a probe. */
  get stdin(): NodeJS.WritableStream | null {
    return this.#child.stdin;
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout;
  }

  /** Stops it and all in its group until they are resumed; not on Windows, which has no such thing. */
  pause(): void {
    if (this.#child.pid !== undefined && this.#exit === null)
      process.kill(-this.#child.pid, "SIGSTOP");
  }

  /** Lets it go on; may be called when it was not stopped. */
  resume(): void {
    if (this.#child.pid !== undefined && this.#exit === null)
      process.kill(-this.#child.pid, "SIGCONT");
  }

  /** Ends it and all that it started, at once, as `kill -9` does; may be called twice. */
  async kill(): Promise<void> {
    this.#endTree();
    if (this.#exit === null) await this.ended;
  }

  /** Ends it, since it went over a limit. */
  stop(breach: Breach): void {
    if (this.#exit !== null) return;
    this.#breach ??= breach;
    this.#endTree();
  }

  #print(chunk: Buffer): void {
    this.output.add(chunk);
    const { bytes } = this.output;
    if (bytes <= MAX_OUTPUT_BYTES || this.#breach !== null) return;
    const limit = megabytes(MAX_OUTPUT_BYTES);
    this.stop({ code: "too-much-output", limit, measured: megabytes(bytes) });
  }

  /** What bubblewrap tells of the program's end, unless we ended both. */
  #wrapped(signal: string | null): Pick<Exit, "error" | "broken"> {
    if (this.#launch.isWrapped !== true || signal !== null) return {};
    const told = readWrapperStatus(this.#status, this.output.text());
    switch (told.kind) {
      case "ran":
        return {};
      case "no-command":
        return { error: told.error };
      case "broken":
        return { broken: told.reason };
    }
  }

  #endTree(): void {
    if (this.#child.pid === undefined) return;
    killTree(this.#child.pid);
    if (this.#launch.isContained !== true) killMarked(this.#mark);
  }

  #note(exit: Exit, resolve: (exit: Exit) => void): void {
    if (this.#exit !== null) return;
    this.#exit = this.#breach === null ? exit : { ...exit, breach: this.#breach };
    if (this.#child.pid !== undefined) this.#workspace.remove(this.#child.pid, this);
    resolve(this.#exit);
  }
}
