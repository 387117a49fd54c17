import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Watch } from "../limits/watch.ts";
import type { Watched } from "../limits/watch.ts";
import { killMarked, killTree } from "./kill-tree.ts";
import { WardenLine } from "./warden-line.ts";

/**
 * What a run makes on the machine: a folder for its files and the processes that it starts. All of it
 * is gone after `close`, and a warden sees to that when the grader itself is killed.
 */
export class Workspace {
  /** The folder, which is the run's own; its path is without links. */
  readonly folder: string;
  readonly #warden = new WardenLine();
  readonly #processes = new Set<number>();
  readonly #watch = new Watch();
  #marks = 0;

  constructor() {
    this.folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-lab-"));
    this.#warden.mark(this.#mark);
    this.#warden.addFolder(this.folder);
  }

  /** A text that no other program's environment has; all of a run begin alike. */
  newMark(): string {
    this.#marks += 1;
    return `${this.#mark}${this.#marks};`;
  }

  /** How many processes of programs were started so far. */
  get started(): number {
    return this.#marks;
  }

  /** Notes a process that leads its own group, and watches over its limits. */
  add(pid: number, program: Watched): void {
    this.#processes.add(pid);
    this.#watch.add(program);
    this.#warden.addProcess(pid);
  }

  /** Notes that a process has ended. */
  remove(pid: number, program: Watched): void {
    this.#processes.delete(pid);
    this.#watch.remove(program);
    this.#warden.removeProcess(pid);
  }

  /** Ends every process at once, then removes the folder; may be called twice. */
  close(): void {
    this.#watch.close();
    for (const pid of this.#processes) killTree(pid);
    this.#processes.clear();
    killMarked(this.#mark);
    if (existsSync(this.folder)) {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    this.#warden.close();
  }

  get #mark(): string {
    return `${basename(this.folder)}:`;
  }
}
