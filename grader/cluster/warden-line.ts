import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/**
 * A warden, see `warden.ts`, and the line on which it is told what to end and remove when this process is
 * gone, in whatever way.
 */
export class WardenLine {
  readonly #warden: ChildProcess;

  constructor() {
    this.#warden = spawn(process.execPath, [join(projectRoot(), "dist/tools/warden.js")], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
      windowsHide: true,
    });
    // A warden that can't be told is a warden that is gone; the run goes on without.
    this.#warden.stdin?.on("error", () => undefined);
  }

  /** Processes with this mark in their environment are to be ended. */
  mark(mark: string): void {
    this.#tell(`mark ${mark}`);
  }

  /** A folder is to be removed. */
  addFolder(path: string): void {
    this.#tell(`folder ${path}`);
  }

  /** A process that leads its own group is to be ended, and its group with it. */
  addProcess(pid: number): void {
    this.#tell(`+ ${pid}`);
  }

  /** That process has ended. */
  removeProcess(pid: number): void {
    this.#tell(`- ${pid}`);
  }

  /** All is cleared up already: the warden leaves. */
  close(): void {
    this.#tell("done");
    this.#warden.stdin?.end();
  }

  #tell(line: string): void {
    if (this.#warden.stdin?.writable) this.#warden.stdin.write(`${line}\n`);
  }
}
