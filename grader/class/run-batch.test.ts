import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { BatchJournal } from "./batch-journal.ts";
import type { Executor, GradingOptions, Job, Outcome } from "./job.ts";
import { jobKey } from "./job-key.ts";
import { runBatch } from "./run-batch.ts";

const options: GradingOptions = {
  ...{ lab: "lab5", stages: [], seed: 1, timeoutFactor: 1, isolation: "auto", atATime: 1 },
  limitMs: 1000,
};
const unusable: Outcome = {
  kind: "verdict",
  verdict: { code: "no-lab", details: { lab: "lab5" } },
};
const timedOut: Outcome = {
  kind: "verdict",
  verdict: { code: "timed-out", details: { minutes: 1 } },
};

const jobs = (...keys: string[]): Job[] => keys.map((key) => ({ key, folder: key }));

/** An executor that notes what it is asked for. */
class Recorder implements Executor {
  readonly width = 2;
  readonly asked: string[] = [];
  readonly #outcomes: Readonly<Record<string, Outcome>>;

  constructor(outcomes: Readonly<Record<string, Outcome>> = {}) {
    this.#outcomes = outcomes;
  }

  grade({ key }: Job): Promise<Outcome> {
    this.asked.push(key);
    if (key === "broken") return Promise.reject(new Error("no connection"));
    return Promise.resolve(this.#outcomes[key] ?? unusable);
  }

  close(): void {
    // Nothing was started.
  }
}

describe("a batch", () => {
  let place = "";
  let file = "";
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "batch-test-"));
    file = join(place, "journal.jsonl");
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  /** Runs a batch with a journal that is opened anew, as after a kill. */
  async function run(
    executor: Recorder,
    all: readonly Job[],
    signal = new AbortController().signal,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const journal = new BatchJournal(file);
    const events = { onBegin: () => undefined, onEnd: () => undefined };
    try {
      return await runBatch(all, options, executor, journal, events, signal);
    } finally {
      journal.close();
    }
  }

  it("grades what has the same key once, and nothing again that is written down", async () => {
    const first = new Recorder();
    await run(first, jobs("a", "b", "a"));
    expect(first.asked).to.deep.equal(["a", "b"]);
    const second = new Recorder();
    expect(await run(second, jobs("b", "c", "a"))).to.have.keys("a", "b", "c");
    expect(second.asked).to.deep.equal(["c"]);
  });

  it("goes on where a line was torn, and loses no other", async () => {
    await run(new Recorder(), jobs("a", "b"));
    truncateSync(file, readFileSync(file).length - 5);
    const executor = new Recorder();
    await run(executor, jobs("a", "b", "c"));
    expect(executor.asked).to.deep.equal(["b", "c"]);
    appendFileSync(file, "{ rubbish\n");
    const last = new Recorder();
    expect(await run(last, jobs("a", "b", "c"))).to.have.keys("a", "b", "c");
    expect(last.asked).to.deep.equal([]);
  });

  it("goes on when an executor fails, and grades again what was left ungraded", async () => {
    const first = await run(new Recorder({ late: timedOut }), jobs("broken", "late", "a"));
    expect(first.get("broken")).to.have.nested.property("verdict.code", "crashed");
    expect(first.get("a")).to.deep.equal(unusable);
    const second = new Recorder();
    await run(second, jobs("late", "a"));
    expect(second.asked).to.deep.equal(["late"]);
  });

  it("begins nothing when it is stopped, and writes down nothing that it stopped", async () => {
    const abort = new AbortController();
    const executor = new Recorder();
    const grade = executor.grade.bind(executor);
    executor.grade = (job) => {
      if (job.key === "b") abort.abort();
      return grade(job);
    };
    await run(executor, jobs("a", "b", "c", "d"), abort.signal);
    expect(executor.asked).to.deep.equal(["a", "b"]);
    expect(readFileSync(file, "utf8")).not.to.include('"b"');
  });

  it("has another key when anything that decides the outcome is other", () => {
    const parts = { hash: "1", lab: "lab5", stages: ["a"], seed: 1, bundle: false, grader: "x" };
    const others = [
      { ...parts, hash: "2" },
      { ...parts, lab: "lab4" },
      { ...parts, stages: [] },
      { ...parts, seed: 2 },
      { ...parts, bundle: true },
      { ...parts, grader: "y" },
    ];
    expect(new Set([parts, ...others].map(jobKey))).to.have.property("size", 1 + others.length);
  });
});
