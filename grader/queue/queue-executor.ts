import { rmSync } from "node:fs";
import type { Job as QueueJob, Queue, QueueEvents } from "bullmq";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Executor, GradingOptions, Job, Outcome } from "../class/job.ts";
import { isGraded } from "../class/run-batch.ts";
import { verdictDigest } from "../soak/verdict-digest.ts";
import { connect, connectionTo } from "./connect.ts";
import { KEPT, QUEUE_NAME } from "./grading-messages.ts";
import type { JobMessage, ResultMessage } from "./grading-messages.ts";
import { createQueueSay } from "./messages.ts";
import type { QueueSay } from "./messages.ts";
import { SUBMISSION_PACK, packFolder, unpackFolder } from "./packed-folder.ts";
import type { QueueOptions } from "./queue-options.ts";
import { shownUrl } from "./queue-options.ts";
import { MessageError, open, seal } from "./signed-message.ts";
import type { SignedMessage } from "./signed-message.ts";

/** Submissions that lie in the queue at a time; the others wait here, where they take no memory. */
const WIDTH = 64;
/** How long Redis keeps what is done, for a batch that was interrupted and is begun again: two days. */
const KEPT_SECONDS = 2 * 24 * 60 * 60;

/**
 * Has submissions graded by workers elsewhere, through a queue in Redis. A job's id is its key, so that
 * one that is in the queue already, or done, is not graded twice.
 */
export class QueueExecutor implements Executor {
  readonly width = WIDTH;
  readonly #key: Buffer;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #say: QueueSay;
  #isClosed = false;

  private constructor(key: Buffer, queue: Queue, events: QueueEvents, say: QueueSay) {
    this.#key = key;
    this.#queue = queue;
    this.#events = events;
    this.#say = say;
    // Every job that is awaited listens.
    events.setMaxListeners(0);
    // Connections that break come again by themselves.
    queue.on("error", () => undefined);
    events.on("error", () => undefined);
  }

  /**
   * Opens the queue, and says so when nobody works at it.
   *
   * @throws UsageError when it can't be reached.
   */
  static async open({ url, key }: QueueOptions, language: Language): Promise<QueueExecutor> {
    const { Queue, QueueEvents } = await connect(url, language);
    const connection = connectionTo(url);
    const queue = new Queue(QUEUE_NAME, { connection });
    const events = new QueueEvents(QUEUE_NAME, { connection });
    await events.waitUntilReady();
    const say = createQueueSay(language);
    if ((await queue.getWorkersCount()) === 0) {
      console.log(say("no-workers", { url: shownUrl(url) }));
    }
    return new QueueExecutor(key, queue, events, say);
  }

  async grade(job: Job, options: GradingOptions, signal: AbortSignal): Promise<Outcome> {
    try {
      const known = await this.#done(job);
      if (known !== null) return known;
      const queued = await this.#queue.add(options.lab, this.#seal(job, options), {
        jobId: job.key,
        removeOnComplete: { age: KEPT_SECONDS },
        removeOnFail: { age: KEPT_SECONDS },
      });
      return await this.#result(queued, job, signal);
    } catch (error) {
      return failed(error instanceof MessageError ? this.#say(`message.${error.code}`) : error);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void Promise.allSettled([this.#events.close(), this.#queue.close()]);
  }

  #seal(job: Job, options: GradingOptions): SignedMessage {
    const message: JobMessage = {
      version: 1,
      grader: verdictDigest(options.lab),
      options,
      submission: packFolder(job.folder, SUBMISSION_PACK),
      keep: KEPT.filter((name) => job[name] !== undefined),
    };
    return seal("job", job.key, message, this.#key);
  }

  /** What came of a job that is done; one that nobody can use any more is taken out of the queue. */
  async #done(job: Job): Promise<Outcome | null> {
    const known = (await this.#queue.getJob(job.key)) as QueueJob | undefined;
    if (known === undefined) return null;
    const state = await known.getState();
    if (state === "completed") {
      const outcome = this.#open(job, known.returnvalue);
      if (isGraded(outcome)) return outcome;
    } else if (state !== "failed" && isOurs(job.key, known.data, this.#key)) {
      return null;
    }
    // One that a worker looks at just now is locked, and stays.
    await known.remove().catch(() => undefined);
    return null;
  }

  async #result(queued: QueueJob, job: Job, signal: AbortSignal): Promise<Outcome> {
    const aborted = new Promise<null>((resolve) => {
      const stop = (): void => {
        resolve(null);
      };
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop, { once: true });
    });
    const finished: Promise<unknown> = queued.waitUntilFinished(this.#events);
    const value = await Promise.race([finished, aborted]);
    if (value !== null) return this.#open(job, value);
    // What waits is not graded for nobody; what is under way is found when the batch goes on.
    await queued.remove().catch(() => undefined);
    return failed("interrupted");
  }

  /** What came of a job; what its run left is written to where the job wants it. */
  #open(job: Job, value: unknown): Outcome {
    try {
      const message = open("result", job.key, value, this.#key) as ResultMessage;
      const { worker, outcome, kept } = message;
      for (const name of KEPT) {
        const [folder, packed] = [job[name], kept[name]];
        if (folder === undefined || packed === undefined) continue;
        rmSync(folder, { recursive: true, force: true });
        unpackFolder(packed, folder);
      }
      return outcome.kind === "record"
        ? { kind: "record", record: { ...outcome.record, worker } }
        : outcome;
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      return failed(this.#say(`message.${error.code}`));
    }
  }
}

function isOurs(id: string, data: unknown, key: Buffer): boolean {
  try {
    open("job", id, data, key);
    return true;
  } catch {
    return false;
  }
}

/** A submission that could not be graded, through no fault of its own. */
function failed(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: "verdict", verdict: { code: "crashed", details: { status: "-", reason } } };
}
