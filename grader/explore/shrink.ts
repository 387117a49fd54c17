import type { Action } from "./action.ts";

/** Schedules that are tried at most for one shrinking. */
const MAX_TRIED = 400;

/**
 * Drops actions from a schedule that fails for as long as it goes on failing in the same way: first
 * large parts, then single actions, then single transactions of a merge.
 *
 * @param fails - runs a schedule; whether it fails in the same way.
 */
export async function shrink(
  actions: readonly Action[],
  fails: (actions: readonly Action[]) => Promise<boolean>,
): Promise<readonly Action[]> {
  let kept = actions;
  let tried = 0;
  const keepIfFails = async (candidate: readonly Action[]): Promise<boolean> => {
    if (tried++ >= MAX_TRIED || !(await fails(candidate))) return false;
    kept = candidate;
    return true;
  };
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : 0
  ) {
    for (let from = 0; from < kept.length;) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (!(await keepIfFails(without))) from += size;
    }
  }
  for (let at = 0; at < kept.length; at += 1) {
    for (const candidate of withFewerTransactions(kept, at)) {
      if (await keepIfFails(candidate)) break;
    }
  }
  return kept;
}

/** The schedules in which a merge offers one transaction alone. */
function withFewerTransactions(actions: readonly Action[], at: number): readonly Action[][] {
  const action = actions[at];
  if (action?.do !== "merge" || action.transactions.length < 2) return [];
  return action.transactions.map((transaction) =>
    actions.map((other, place) =>
      place === at ? { ...action, transactions: [transaction] } : other,
    ),
  );
}
