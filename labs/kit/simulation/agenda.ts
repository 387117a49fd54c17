/** What happens at a time; equal times in the order in which they were planned. */
export interface Planned {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * What is still to happen, the next first: a binary heap, so that to plan something takes no more than
 * the logarithm of how much is planned, with a thousand nodes, too.
 */
export class Agenda {
  readonly #heap: Planned[] = [];
  #planned = 0;

  /** Adds something at a time. */
  add(at: number, run: () => void): void {
    const heap = this.#heap;
    const added: Planned = { at, order: this.#planned++, run };
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, added)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = added;
  }

  /** Takes out what happens next, if that is not after a time. */
  takeUntil(end: number): Planned | undefined {
    const heap = this.#heap;
    const [first] = heap;
    if (first === undefined || first.at > end) return undefined;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return first;
  }

  /** Puts something in at the top, and lets it sink to its place. */
  #sink(sinking: Planned): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      const isRight = one !== undefined && other !== undefined && isBefore(other, one);
      const child = isRight ? other : one;
      if (child === undefined || isBefore(sinking, child)) break;
      heap[place] = child;
      place = isRight ? left + 1 : left;
    }
    heap[place] = sinking;
  }
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
