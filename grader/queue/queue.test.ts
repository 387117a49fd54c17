import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import { expect } from "chai";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { ended, startTool } from "../../labs/kit/test/run-tool.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { stageFiles, writeFiles } from "../class/test-hand-ins.ts";
import { verdictDigest } from "../soak/verdict-digest.ts";
import { connectionTo } from "./connect.ts";
import { QUEUE_NAME } from "./grading-messages.ts";
import { readQueueOptions } from "./queue-options.ts";
import { seal } from "./signed-message.ts";
import { seen, startRedis } from "./test-redis.ts";
import type { TestRedis } from "./test-redis.ts";

const KEY = "0123456789abcdef0123456789abcdef";
/** Seconds without a sign of life: short, since a test waits for it. */
const LEASE = "2";

interface JournalLine {
  readonly key?: string;
  readonly outcome?: { readonly kind: string; readonly record?: { readonly worker?: string } };
}

describe("the queue", () => {
  let redis: TestRedis;
  let place: string;
  const started: ChildProcess[] = [];

  before(async function () {
    const server = await startRedis();
    if (server === null) {
      console.log("    no redis-server here: apt install redis-server");
      this.skip();
    }
    redis = server;
    place = mkdtempSync(join(tmpdir(), "queue-test-"));
    writeFileSync(join(place, "key"), `${KEY}\n`);
    writeFiles(join(place, "class", "Ada"), stageFiles("lab5", 2));
    writeFiles(join(place, "class", "Bob"), stageFiles("lab5", 0));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map(end));
  });
  after(async () => {
    // Without a server nothing was made.
    await (redis as TestRedis | undefined)?.stop();
    if ((place as string | undefined) !== undefined) rmSync(place, { recursive: true });
  });

  function start(args: readonly string[]): ChildProcess {
    const queue = ["--queue", redis.url, "--key", join(place, "key")];
    const child = startTool([...args, ...queue]);
    started.push(child);
    return child;
  }

  const startWorker = (name: string): ChildProcess =>
    start(["worker", "--name", name, "--jobs", "1", "--lease", LEASE]);

  it("has a class graded by workers; when one is killed half-way, another takes over", async () => {
    const killed = startWorker("first");
    const begun = seen(killed, "begun");
    const out = join(place, "out");
    const class_ = start([
      ...["class", "lab5", join(place, "class"), "--out", out],
      ...["--stage", "transaction", "--seed", "5"],
    ]);
    const done = ended(class_);
    await begun;
    killed.kill("SIGKILL");
    startWorker("second");
    const { status, stdout, stderr } = await done;
    expect(status, stdout + stderr).to.equal(0);
    const lines = readFileSync(join(out, "journal.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as JournalLine)
      .filter(({ key }) => key !== undefined);
    expect(new Set(lines.map(({ key }) => key)).size).to.equal(2);
    expect(lines).to.have.length(2);
    expect(lines.map(({ outcome }) => outcome?.record?.worker)).to.deep.equal(["second", "second"]);
    const book = readFileSync(join(out, "gradebook.csv"), "utf8");
    expect(book).to.match(/Ada[^\n]*12/);
  });

  it("grades nothing twice: a batch that begins anew finds what was done", async () => {
    const args = ["class", "lab5", join(place, "class"), "--stage", "transaction", "--seed", "5"];
    // Nobody works: whatever comes was in the queue.
    const { status, stdout } = await ended(start([...args, "--out", join(place, "again")]));
    expect(status, stdout).to.equal(0);
    expect(stdout).to.include("No worker is at the queue").and.to.include("2 graded");
  });

  it("sends a worker away that has another version, and keeps the submission", async () => {
    const queue = new Queue(QUEUE_NAME, { connection: connectionTo(redis.url) });
    try {
      const message = {
        version: 1,
        grader: "other",
        options: { lab: "lab5" },
        submission: { files: {}, folders: [] },
        keep: [],
      };
      await queue.add("lab5", seal("job", "id1", message, Buffer.from(KEY)), { jobId: "id1" });
      const { status, stderr } = await ended(startWorker("old"));
      expect(status, stderr).to.equal(2);
      expect(stderr).to.include("another version of the project");
      expect(stderr).to.include(`other, here it is ${verdictDigest("lab5")}`);
      expect(await (await queue.getJob("id1"))?.getState()).to.equal("waiting");
    } finally {
      await queue.obliterate({ force: true });
      await queue.close();
    }
  });

  it("refuses what is not signed with its key, before it unpacks it", async () => {
    const queue = new Queue(QUEUE_NAME, { connection: connectionTo(redis.url) });
    try {
      await queue.add("lab5", seal("job", "id2", {}, Buffer.from("guessed")), { jobId: "id2" });
      await seen(startWorker("careful"), "id2 is not graded: it is not signed with this key");
    } finally {
      await queue.obliterate({ force: true });
      await queue.close();
    }
  });

  it("leaves nothing behind when it is stopped", async () => {
    const worker = startWorker("tidy");
    await seen(worker, "waits for submissions");
    const over = ended(worker);
    worker.kill("SIGTERM");
    expect((await over).status).to.equal(130);
    expect(readdirSync(join(projectRoot(), ".grade", "worker"))).to.deep.equal([]);
  });
});

describe("the queue's options", () => {
  const key = { LEDGER_QUEUE_KEY: KEY };
  const cases: [string, string, NodeJS.ProcessEnv, string][] = [
    ["no address", "host:6379", key, "is no address of Redis"],
    ["no key", "redis://127.0.0.1:1", {}, "never taken from the command line"],
    ["a short key", "redis://127.0.0.1:1", { LEDGER_QUEUE_KEY: "x" }, "too short"],
  ];
  for (const [name, queue, env, said] of cases) {
    it(`say what is wrong: ${name}`, () => {
      expect(() => readQueueOptions({ queue }, env, "en")).to.throw(UsageError, said);
    });
  }

  it("say where no Redis is, without its password", async () => {
    const args = ["worker", "--queue", "redis://:secret@127.0.0.1:1"];
    const { status, stderr } = await ended(startTool(args, key));
    expect(status, stderr).to.equal(2);
    expect(stderr).to.match(/^redis:\/\/127\.0\.0\.1:1 can't be reached \(ECONNREFUSED\)/);
    expect(stderr).to.not.match(/secret|\n {4}at /);
  });
});

/** Ends a program that a test started, if it still runs. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await over;
}
