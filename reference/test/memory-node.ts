import { expect } from "chai";
import type { Change, Journal, NodeContext } from "#kit";

/** A journal of one process, in memory. @param zeros - the difficulty; undefined: still open. */
export function memoryJournal<Outcome>(
  zeros: number | undefined = 0,
  history: readonly Change[] = [],
): Journal<Change, Outcome> {
  let take: ((change: Change) => Outcome) | undefined;
  let form = zeros;
  return {
    get zeros() {
      return form;
    },
    takeForm: (wanted) => void (form = wanted),
    history: () => history,
    follow: (apply) => void (take = apply),
    append(change) {
      if (take === undefined) throw new Error("nobody follows");
      return take(change);
    },
    poll: () => 0,
  };
}

const quiet = (): void => undefined;

/** What a node in memory is given that knows nobody and does not mine. @param zeros - as above. */
export function memoryContext(zeros: number | undefined = 0): NodeContext {
  return {
    selfUrl: "ws://localhost:9000/ws",
    port: 9000,
    peers: [],
    mine: false,
    zeros,
    rounds: 1000,
    now: () => 5,
    after: () => Promise.resolve(),
    log: { debug: quiet, info: quiet, warning: quiet, error: quiet, critical: quiet },
    network: {
      postMined: () => expect.fail("a block was posted"),
      getChain: () => Promise.resolve(null),
      ask: () => Promise.resolve(null),
    },
    worker: () => expect.fail("a node mines"),
    journal: () => memoryJournal(zeros),
  };
}
