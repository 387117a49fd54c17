import type { Draft } from "../contract/block.ts";
import type { Language } from "../language/language.ts";
import type { MiningResult, MiningWorker } from "../programs/mining.ts";
import { MiningThread } from "./mining-thread.ts";

/**
 * Several threads that share each mining job: every one tries a part of the range, and the lowest nonce
 * of all wins, so that a job's result is the same with any number of threads.
 */
export class MiningThreads implements MiningWorker {
  readonly #threads: readonly MiningWorker[];

  /** @param threads - at least one. */
  constructor(threads: readonly MiningWorker[]) {
    this.#threads = threads;
  }

  async mine(
    header: Draft,
    startNonce: number,
    rounds: number,
    zeros: number,
  ): Promise<MiningResult> {
    const size = Math.ceil(rounds / this.#threads.length);
    const parts = this.#threads.map((thread, at) => {
      const from = Math.min(at * size, rounds);
      const count = Math.min(size, rounds - from);
      return thread.mine(header, startNonce + from, count, zeros).then((result) => {
        // What comes behind a nonce that was found can't be the lowest any more.
        if (result.nonce !== null) this.#dropFrom(at + 1);
        return { result, isWhole: result.nonce !== null || result.rounds === count };
      });
    });
    let tried = 0;
    for (const { result, isWhole } of await Promise.all(parts)) {
      if (result.nonce !== null) return { ...result, startNonce, rounds };
      tried += result.rounds;
      // Of a job that was dropped, only what was tried without a gap counts.
      if (!isWhole) break;
    }
    return { nonce: null, hash: null, startNonce, rounds: tried };
  }

  drop(): void {
    this.#dropFrom(0);
  }

  #dropFrom(first: number): void {
    for (const thread of this.#threads.slice(first)) thread.drop();
  }
}

/**
 * The threads of a program that mines: one, or several that share each job.
 *
 * @param file - the URL of the program's file.
 * @param opened - where each thread is put down, for whoever ends the program to close it.
 */
export function openThreads(
  file: string,
  language: Language,
  { workers: count, fast }: { readonly workers: number; readonly fast: boolean },
  opened: MiningThread[],
): MiningWorker {
  const threads = Array.from({ length: count }, () => new MiningThread(file, language, fast));
  opened.push(...threads);
  const [only] = threads;
  return only !== undefined && count === 1 ? only : new MiningThreads(threads);
}
