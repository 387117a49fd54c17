/** A task, and whether it loads the machine so much that nothing may run beside it. */
export interface WeighedTask<T> {
  readonly alone: boolean;
  readonly run: () => Promise<T>;
}

/**
 * Runs tasks side by side, at most so many at a time, in their order. Each promise settles with its
 * own task; one that fails stops none of the others.
 */
export function runSideBySide<T>(
  tasks: readonly (() => Promise<T>)[],
  limit: number,
): Promise<T>[] {
  return tasks.map(queueOf(limit));
}

/**
 * Runs tasks side by side, as {@link runSideBySide} does, and one at a time those that have to be alone,
 * once the others have settled in whatever way.
 *
 * @returns what settles with each task, in the order given.
 */
export function runByWeight<T>(tasks: readonly WeighedTask<T>[], limit: number): Promise<T>[] {
  const [beside, oneByOne] = [queueOf<T>(limit), queueOf<T>(1)];
  const light: Promise<T>[] = [];
  // Asked for in the next microtask, when all light tasks are in the list.
  const lightOver = Promise.resolve().then(() => Promise.allSettled(light));
  return tasks.map(({ alone, run }) => {
    if (alone) return oneByOne(() => lightOver.then(run));
    const started = beside(run);
    light.push(started);
    return started;
  });
}

/** A queue that runs so many tasks at a time. */
function queueOf<T>(limit: number): (task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
