import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect } from "chai";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { makeSkeleton } from "../../labs/kit/skeleton/skeleton.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { startTool } from "./run-grader.ts";

/** What a command prints, as it comes. */
class Screen {
  readonly #child: ChildProcess;
  #text = "";
  #read = 0;
  #look: () => void = () => undefined;
  readonly ended: Promise<number | null>;

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#text += chunk.toString();
        this.#look();
      });
    }
    this.ended = new Promise((resolve) => child.once("close", resolve));
  }

  /** Waits until something like this is printed after what was read before, and reads up to there. */
  async until(pattern: RegExp): Promise<string> {
    const over = this.ended.then(() => {
      throw new Error(`it ended without ${String(pattern)}:\n${this.#text}`);
    });
    const found = new Promise<string>((resolve) => {
      this.#look = () => {
        const match = pattern.exec(this.#text.slice(this.#read));
        if (match === null) return;
        const end = this.#read + match.index + match[0].length;
        const part = this.#text.slice(this.#read, end);
        this.#read = end;
        resolve(part);
      };
      this.#look();
    });
    return Promise.race([found, over]);
  }

  press(key: string): void {
    this.#child.stdin?.write(`${key}\n`);
  }
}

describe("npm run watch", () => {
  const labs = readLabs();
  let folder: string;
  let child: ChildProcess;

  /** Saves lab 3 with so many stages filled in; only what differs is written. */
  function save(filled: number): void {
    for (const [file, text] of makeSkeleton(labs.slice(0, 1), filled)) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      try {
        if (readFileSync(path, "utf8") === text) continue;
      } catch {
        // It is not there yet.
      }
      writeFileSync(path, text);
    }
  }

  function watch(...args: string[]): Screen {
    child = startTool(["watch", "lab3", "--submission", folder, "--seed", "7", ...args]);
    return new Screen(child);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "watch-test-"));
    save(0);
  });
  afterEach(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
    const name = folder.replace(/[^\w-]+/g, "-");
    rmSync(join(projectRoot(), ".grade", "lab3", `progress-${name}.json`), { force: true });
  });

  it("judges a save, moves on to the next stage, and says what was lost again", async () => {
    const screen = watch();
    await screen.until(/✗ node-answers .*← at hand[^]*?✗ peers-reply[^]*?judged [\d.]+ s after/);
    save(1);
    await screen.until(
      /✓ node-answers [^]*?✗ node-registers .*← at hand[^]*?judged [\d.]+ s after/,
    );
    save(2);
    const third = await screen.until(/✓ node-registers [^]*?← at hand[^]*?judged [\d.]+ s after/);
    expect(third).to.match(/bad-input .*← at hand/);
    save(1);
    await screen.until(/✗ node-registers .*← at hand[^]*?↓ lost: register-one \(\d+ points\)/);
    screen.press("q");
    expect(await screen.ended).to.equal(0);
  });

  it("goes on where the last sitting ended", async () => {
    save(1);
    const before = watch();
    await before.until(/✗ node-registers .*← at hand[^]*?judged/);
    before.press("q");
    await before.ended;
    const after = watch();
    const first = await after.until(/Grading…/);
    expect(first).to.match(/✓ node-answers/);
    after.press("q");
    expect(await after.ended).to.equal(0);
  });

  it("shows the next failure, logs and the other language at a key", async () => {
    const screen = watch("--poll");
    await screen.until(/judged [\d.]+ s after[^]*?quit/);
    screen.press("n");
    await screen.until(/failure 2 of \d+[^]*?quit/);
    screen.press("g");
    await screen.until(/第 2 个失败[^]*?退出/);
    screen.press("l");
    await screen.until(/── |没有留下日志/);
    screen.press("x");
    await screen.until(/没有这个键：x/);
    screen.press("a");
    await screen.until(/正在评分[^]*?退出/);
    screen.press("q");
    expect(await screen.ended).to.equal(0);
  });

  it("names what keeps it from starting, with status 2", async () => {
    for (const args of [["lab9"], ["lab3", "--submission", join(folder, "none")], []]) {
      child = startTool(["watch", ...args]);
      const screen = new Screen(child);
      expect(await screen.ended, basename(args.join(" "))).to.equal(2);
    }
  });
});
