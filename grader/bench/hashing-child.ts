/**
 * Tries nonces in a process of its own, for the bench. The bench puts this together with the loops that
 * are measured: the grader does not import them.
 */
import process from "node:process";
import { createInterface } from "node:readline";
import { isMainThread } from "node:worker_threads";
import type { Draft } from "../../labs/kit/contract/block.ts";

/** More zeros than are ever found. */
const NEVER = 64;
/** Nonces of one job, for one thread: as many as a node tries where it is not told. */
const ROUNDS = 100_000;

/** One mining job: tries so many nonces from `startNonce` on. */
type Job<Done> = (draft: Draft, startNonce: number, rounds: number, zeros: number) => Done;

/** What the bench gives this process. */
export interface HashingCode {
  /** The loops that are measured on one core, by name. */
  readonly loops: Readonly<Record<string, Job<unknown>>>;
  /** Starts so many threads that share a job. */
  readonly openThreads: (count: number) => { readonly mine: Job<Promise<unknown>>; close(): void };
  /** What such a thread runs. */
  readonly runThread: () => void;
}

/** A line that the bench sends: how long which loop, or how many threads, try nonces of which header. */
export interface HashingOrder {
  readonly seconds: number;
  readonly draft: Draft;
  readonly loop?: string;
  readonly threads?: number;
}

/** What is told of it: nonces a second, of the clock and of processor time. */
export interface HashingRate {
  readonly wall: number;
  readonly processor: number;
}

/** Carries out orders, a line each on standard input, until it ends. */
export async function runHashingChild(code: HashingCode): Promise<void> {
  if (!isMainThread) {
    code.runThread();
    return;
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as HashingOrder;
    process.stdout.write(`${JSON.stringify(await measure(order, code))}\n`);
  }
}

async function measure(
  { seconds, draft, loop, threads = 0 }: HashingOrder,
  { loops, openThreads }: HashingCode,
): Promise<HashingRate> {
  const mine = loop === undefined ? undefined : loops[loop];
  const workers = mine === undefined ? openThreads(threads) : undefined;
  const rounds = ROUNDS * Math.max(1, threads);
  let nonce = 1_000_000;
  const work = async (): Promise<void> => {
    if (mine !== undefined) mine(draft, nonce, rounds, NEVER);
    else await workers?.mine(draft, nonce, rounds, NEVER);
    nonce += rounds;
  };
  // The first jobs compile the code.
  for (let warm = 0; warm < 5; warm++) await work();
  const first = nonce;
  const [begin, used] = [performance.now(), process.cpuUsage()];
  do await work();
  while (performance.now() - begin < seconds * 1000);
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(used);
  workers?.close();
  const tried = nonce - first;
  return { wall: (tried * 1e3) / wall, processor: (tried * 1e6) / (user + system) };
}
