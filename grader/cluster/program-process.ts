import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { killTree } from "./kill-tree.ts";
import { Output } from "./output.ts";
import type { Workspace } from "./workspace.ts";

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
}

/** How a program ended: by a status or by a signal. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started at all, such as `ENOENT`. */
  readonly error?: string;
}

/** A program of a submission as a process of its own, in its own group. */
export class ProgramProcess {
  /** What it printed, standard error included. */
  readonly output = new Output();
  readonly #child: ChildProcess;
  readonly #workspace: Workspace;
  #exit: Exit | null = null;
  /** Settles when it has ended. */
  readonly ended: Promise<Exit>;

  constructor({ command, args, cwd, locale }: Launch, workspace: Workspace) {
    this.#workspace = workspace;
    const passed = PASSED_VARIABLES.map((name) => [name, process.env[name]] as const);
    const env = Object.fromEntries(passed.filter(([, value]) => value !== undefined));
    this.#child = spawn(command, args, {
      cwd,
      env: {
        ...env,
        LANG: locale,
        NO_COLOR: "1",
        PYTHONUNBUFFERED: "1",
        PYTHONIOENCODING: "utf-8",
      },
      detached: process.platform !== "win32",
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    if (this.#child.pid !== undefined) workspace.add(this.#child.pid);
    this.#child.stdin?.on("error", () => undefined);
    this.#child.stdout?.on("data", (chunk: Buffer) => {
      this.output.add(chunk);
    });
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.output.add(chunk);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once("error", (error: NodeJS.ErrnoException) => {
        this.#note({ code: null, signal: null, error: error.code ?? error.message }, resolve);
      });
      this.#child.once("close", (code, signal) => {
        this.#note({ code, signal }, resolve);
      });
    });
  }

  /** The number of the process; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
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
    if (this.#child.pid !== undefined) killTree(this.#child.pid);
    if (this.#exit === null) await this.ended;
  }

  #note(exit: Exit, resolve: (exit: Exit) => void): void {
    if (this.#exit !== null) return;
    this.#exit = exit;
    // What it started may still be there.
    if (this.#child.pid !== undefined) {
      killTree(this.#child.pid);
      this.#workspace.remove(this.#child.pid);
    }
    resolve(exit);
  }
}
