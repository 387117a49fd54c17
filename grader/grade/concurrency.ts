/**
 * Runs tasks side by side, at most so many at a time, in their order. Each promise settles with its
 * own task; one that fails stops none of the others.
 */
export function runSideBySide<T>(
  tasks: readonly (() => Promise<T>)[],
  limit: number,
): Promise<T>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  return tasks.map(async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await task();
    } finally {
      next();
    }
  });
}

/**
 * Runs tasks one at a time, in their order, once others have settled in whatever way. Each promise
 * settles with its own task.
 */
export function runOneByOne<T>(
  tasks: readonly (() => Promise<T>)[],
  after: readonly Promise<unknown>[],
): Promise<T>[] {
  const others = Promise.allSettled(after);
  return runSideBySide(
    tasks.map((task) => () => others.then(task)),
    1,
  );
}
