import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { killTree } from "./kill-tree.ts";

/**
 * What a run makes on the machine: a folder for its files and the processes that it starts. All of it
 * is gone after `close`, and a warden sees to that when the grader itself is killed.
 */
export class Workspace {
  /** The folder, which is the run's own. */
  readonly folder: string;
  readonly #warden: ChildProcess;
  readonly #processes = new Set<number>();

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "ledger-lab-"));
    this.#warden = spawn(process.execPath, [join(projectRoot(), "dist/tools/warden.js")], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
      windowsHide: true,
    });
    // A warden that can't be told is a warden that is gone; the run goes on without.
    this.#warden.stdin?.on("error", () => undefined);
    this.#tell(`folder ${this.folder}`);
  }

  /** Notes a process that leads its own group. */
  add(pid: number): void {
    this.#processes.add(pid);
    this.#tell(`+ ${pid}`);
  }

  /** Notes that a process has ended. */
  remove(pid: number): void {
    this.#processes.delete(pid);
    this.#tell(`- ${pid}`);
  }

  /** Ends every process at once, then removes the folder; may be called twice. */
  close(): void {
    for (const pid of this.#processes) killTree(pid);
    this.#processes.clear();
    if (existsSync(this.folder)) {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    this.#warden.stdin?.end();
  }

  #tell(line: string): void {
    if (this.#warden.stdin?.writable) this.#warden.stdin.write(`${line}\n`);
  }
}
