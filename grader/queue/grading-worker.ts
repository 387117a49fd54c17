import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Job as QueueJob, Worker } from "bullmq";
import type * as BullMq from "bullmq";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { scenariosAtATime } from "../class/executor-options.ts";
import { gradeSubmission } from "../class/grade-submission.ts";
import type { Outcome } from "../class/job.ts";
import type { WardenLine } from "../cluster/warden-line.ts";
import { totalOf } from "../record/score.ts";
import { verdictDigest } from "../soak/verdict-digest.ts";
import { connectionTo } from "./connect.ts";
import { QUEUE_NAME } from "./grading-messages.ts";
import type { JobMessage, PackedFolder, ResultMessage } from "./grading-messages.ts";
import { createQueueSay } from "./messages.ts";
import type { QueueSay } from "./messages.ts";
import { KEPT_PACK, packFolder, unpackFolder } from "./packed-folder.ts";
import { sealResult } from "./seal-result.ts";
import { MessageError, open } from "./signed-message.ts";
import type { SignedMessage } from "./signed-message.ts";

/** How often a job may be left by a worker that went away before it is given up. */
const MAX_TAKEN_OVER = 3;

/** How a worker works. */
export interface WorkerSettings {
  readonly url: string;
  readonly key: Buffer;
  /** What it is called in records. */
  readonly name: string;
  /** How many submissions it grades at a time. */
  readonly jobs: number;
  /** Milliseconds without a sign of life after which another one takes over. */
  readonly leaseMs: number;
  readonly language: Language;
}

/** Takes submissions out of the queue, grades them, and puts the records back. */
export class GradingWorker {
  readonly #settings: WorkerSettings;
  readonly #bullmq: typeof BullMq;
  readonly #warden: WardenLine;
  readonly #say: QueueSay;
  readonly #abort = new AbortController();
  readonly #place: string;
  readonly #worker: Worker;
  #mismatch: string | null = null;

  /**
   * Begins to work.
   *
   * @param onMismatch - called when a job was handed in with another version of the project.
   */
  constructor(
    settings: WorkerSettings,
    bullmq: typeof BullMq,
    warden: WardenLine,
    onMismatch: (message: string) => void,
  ) {
    this.#settings = settings;
    this.#bullmq = bullmq;
    this.#warden = warden;
    this.#say = createQueueSay(settings.language);
    this.#place = makePlace(warden);
    const { url, jobs, leaseMs, name } = settings;
    this.#worker = new bullmq.Worker(
      QUEUE_NAME,
      async (job, token) => {
        try {
          return await this.#process(job, token);
        } finally {
          if (this.#mismatch !== null) onMismatch(this.#mismatch);
        }
      },
      {
        ...{ connection: connectionTo(url), concurrency: jobs, name, lockDuration: leaseMs },
        ...{ stalledInterval: leaseMs, maxStalledCount: MAX_TAKEN_OVER },
      },
    );
    // Connections that break come again by themselves; locks that were lost are taken over.
    this.#worker.on("error", () => undefined);
  }

  /** Ends what is under way and hands it back; may be called twice. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#worker.close();
    rmSync(this.#place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async #process(job: QueueJob, token: string | undefined): Promise<SignedMessage> {
    const id = job.id ?? "";
    const message = this.#read(id, job.data);
    const { options, grader } = message;
    const own = verdictDigest(options.lab);
    if (grader !== own) {
      const details = { id: shortId(id), theirs: grader, own, node: process.versions.node };
      this.#mismatch = this.#say("other-version", details);
      return this.#handBack(job, token);
    }
    const began = performance.now();
    const { lab } = options;
    console.log(this.#say("began", { id: shortId(id), lab }));
    const answer = await this.#grade(message, id);
    if (this.#abort.signal.aborted) return this.#handBack(job, token);
    const seconds = Math.round((performance.now() - began) / 1000);
    const result = tell(answer.outcome, this.#say);
    console.log(this.#say("ended", { id: shortId(id), lab, result, seconds }));
    return sealResult(id, answer, this.#settings.key);
  }

  /** @throws Error for good when it is not signed: it would not be with the next worker either. */
  #read(id: string, data: unknown): JobMessage {
    try {
      return open("job", id, data, this.#settings.key) as JobMessage;
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      const reason = this.#say(`message.${error.code}`);
      console.log(this.#say("bad-job", { id: shortId(id), reason }));
      throw new this.#bullmq.UnrecoverableError(`${this.#settings.name}: ${reason}`);
    }
  }

  async #grade(message: JobMessage, id: string): Promise<ResultMessage> {
    const place = mkdtempSync(join(this.#place, `${shortId(id)}-`));
    const { jobs, name: worker } = this.#settings;
    const options = { ...message.options, atATime: scenariosAtATime(jobs) };
    const folder = join(place, "submission");
    const kept = message.keep.map((name) => [name, join(place, name)] as const);
    const job = { key: id, folder, ...Object.fromEntries(kept) };
    try {
      unpackFolder(message.submission, folder);
      const outcome = await gradeSubmission(job, options, this.#abort.signal, this.#warden);
      const left = kept.flatMap(([name, at]) => {
        const packed = packKept(at);
        return packed === null ? [] : [[name, packed] as const];
      });
      return { version: 1, worker, outcome, kept: Object.fromEntries(left) };
    } finally {
      rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }

  /** Puts a job back for another worker. */
  async #handBack(job: QueueJob, token: string | undefined): Promise<never> {
    await job.moveToWait(token);
    throw new this.#bullmq.WaitingError();
  }
}

/** A folder for submissions, below the project, where Node.js finds the packages that they use. */
function makePlace(warden: WardenLine): string {
  const above = join(projectRoot(), ".grade", "worker");
  mkdirSync(above, { recursive: true });
  const place = mkdtempSync(join(above, "jobs-"));
  warden.addFolder(place);
  return place;
}

/** What a run left; null when there is nothing, or more than may travel: it changes no grade. */
function packKept(folder: string): PackedFolder | null {
  try {
    return existsSync(folder) ? packFolder(folder, KEPT_PACK) : null;
  } catch (error) {
    if (error instanceof MessageError) return null;
    throw error;
  }
}

function shortId(id: string): string {
  return id.slice(0, 8);
}

function tell(outcome: Outcome, say: QueueSay): string {
  return outcome.kind === "record"
    ? say("points", { ...totalOf(outcome.record).total })
    : say("no-record", { code: outcome.verdict.code });
}
