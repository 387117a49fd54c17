import { Worker, parentPort, workerData } from "node:worker_threads";
import type { Draft } from "../contract/block.ts";
import type { Language } from "../language/language.ts";
import type { Mine, MiningModule, MiningResult, MiningWorker } from "../programs/mining.ts";
import { DescribedFault, describeFault } from "./fault.ts";

/** Nonces between two looks at whether the job was dropped: a few milliseconds. */
const SLICE = 4096;

/** What a thread is given when it starts. */
interface ThreadData {
  readonly language: Language;
  readonly isFast: boolean;
  /** One number, 1 as soon as the running job is dropped. */
  readonly dropped: Int32Array;
}

/** A job, as it is posted to the thread. */
interface Job {
  readonly header: Draft;
  readonly startNonce: number;
  readonly rounds: number;
  readonly zeros: number;
}

/** What the thread posts back. */
type Answer = { readonly result: MiningResult } | { readonly fault: string };

/** A thread for mining jobs, which runs the program's own file once more; see {@link runMiningThread}. */
export class MiningThread implements MiningWorker {
  readonly #dropped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;

  /**
   * @param file - the URL of the program's file.
   * @param isFast - whether the program's faster loop is taken, where it has one.
   */
  constructor(file: string, language: Language, isFast = false) {
    const data: ThreadData = { language, isFast, dropped: this.#dropped };
    this.#worker = new Worker(new URL(file), { workerData: data });
  }

  mine(header: Draft, startNonce: number, rounds: number, zeros: number): Promise<MiningResult> {
    Atomics.store(this.#dropped, 0, 0);
    return new Promise((resolve, reject) => {
      this.#worker.once("message", (answer: Answer) => {
        if ("result" in answer) resolve(answer.result);
        else reject(new DescribedFault(answer.fault));
      });
      const job: Job = { header, startNonce, rounds, zeros };
      this.#worker.postMessage(job);
    });
  }

  drop(): void {
    Atomics.store(this.#dropped, 0, 1);
  }

  /** Ends the thread; a job that runs is never answered. */
  close(): void {
    void this.#worker.terminate();
  }
}

/** What runs in the thread: job after job, each in slices, so that it can be dropped. */
export function runMiningThread({ mine: plain, mineFast }: MiningModule): void {
  const { language, isFast, dropped } = workerData as ThreadData;
  const mine = isFast ? (mineFast ?? plain) : plain;
  const answer = (job: Job): Answer => {
    try {
      if (mine === undefined) throw new Error("node.ts exports no function mine");
      return { result: work(mine, job, dropped) };
    } catch (error) {
      return { fault: describeFault(error, language) };
    }
  };
  parentPort?.on("message", (job: Job) => parentPort?.postMessage(answer(job)));
}

function work(
  mine: Mine,
  { header, startNonce, rounds, zeros }: Job,
  dropped: Int32Array,
): MiningResult {
  let tried = 0;
  while (tried < rounds && Atomics.load(dropped, 0) === 0) {
    const slice = Math.min(SLICE, rounds - tried);
    const { nonce, hash } = mine(header, startNonce + tried, slice, zeros);
    if (nonce !== null) return { nonce, hash, startNonce, rounds };
    tried += slice;
  }
  return { nonce: null, hash: null, startNonce, rounds: tried };
}
