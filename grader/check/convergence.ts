import { isDeepStrictEqual } from "node:util";
import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import { isSameSet, transferKey } from "../verifier/index.ts";
import type { WireBlock, WireTransaction } from "../verifier/wire.ts";
import { ask } from "./ask.ts";
import type { Failure } from "./failure.ts";
import { match, show } from "./pattern.ts";
import type { Scene } from "./scene.ts";
import { shorten } from "./shorten.ts";
import { waitUntil } from "./wait.ts";

/** What a node holds. */
interface Holding {
  readonly name: string;
  readonly blocks: readonly WireBlock[];
  readonly pool: readonly WireTransaction[];
}

/** How many ids of transactions are shown. */
const SHOWN_IDS = 12;

/** Waits until nodes agree: one chain, equal as JSON values and valid, and equal pools as sets. */
export async function converged(scene: Scene, step: StepOf<"converged">): Promise<void> {
  await waitUntil(scene, step.within, async () => {
    const holdings: Holding[] = [];
    for (const name of step.converged) holdings.push(await look(scene, name));
    return disagreement(scene, step, holdings);
  });
}

/**
 * What a node holds, chain and pool taken together: between two questions a block may come, so the
 * pool is asked for before and after, and the look counts when both say the same.
 */
async function look(scene: Scene, to: string): Promise<Holding> {
  const pool = async (): Promise<WireTransaction[]> => {
    const reply = await ask(scene, { send: { op: "pool" }, to, expect: { status: 200 } });
    return (reply as { response: { pool: WireTransaction[] } }).response.pool;
  };
  for (;;) {
    const before = await pool();
    const reply = await ask(scene, { send: { op: "blocks" }, to, expect: { status: 200 } });
    const { blocks } = (reply as { response: { blocks: WireBlock[] } }).response;
    const after = await pool();
    if (isSameSet(before, after)) return { name: to, blocks, pool: after };
  }
}

function disagreement(
  scene: Scene,
  step: StepOf<"converged">,
  holdings: readonly Holding[],
): Failure | null {
  const [first] = holdings;
  if (first === undefined) return null;
  for (const { name, blocks } of holdings) {
    const broken = match({ $validChain: true }, blocks, "/response/blocks");
    if (broken === null) continue;
    return { code: "wrong-reply", program: name, ...broken, got: shorten(broken.got) };
  }
  const got = show(holdings.map(describe));
  const fault = (expected: object): Failure => ({
    code: "diverged",
    expected: show(expected),
    got,
  });
  for (const other of holdings.slice(1)) {
    if (!isDeepStrictEqual(other.blocks, first.blocks)) return fault({ $agree: "chain" });
    if (!isSameSet(first.pool, other.pool)) return fault({ $agree: "pools" });
  }
  if (step.blocks !== undefined && first.blocks.length !== step.blocks) {
    return fault({ $blocks: step.blocks });
  }
  if (step.pool !== undefined) {
    const wanted = resolve(step.pool, scene.environment) as WireTransaction[];
    if (!isSameSet(wanted, first.pool)) return fault({ $waiting: ids(wanted) });
  }
  if (step.transactions === undefined) return null;
  const wanted = resolve(step.transactions, scene.environment) as WireTransaction[];
  const held = [...first.blocks.flatMap(({ items = [] }) => items), ...first.pool];
  const everything = (list: readonly WireTransaction[]): string[] => list.map(transferKey).sort();
  return isDeepStrictEqual(everything(held), everything(wanted))
    ? null
    : fault({ $once: ids(wanted) });
}

/** What a node holds, as it is shown: the sizes of its blocks, and which transactions wait. */
function describe({ name, blocks, pool }: Holding): object {
  return { name, blocks: blocks.map((block) => block.items?.length ?? 0), waiting: ids(pool) };
}

/** The ends of transactions' ids, which is where the slides' ids differ. */
function ids(transactions: readonly WireTransaction[]): string[] {
  const shown = transactions.slice(0, SHOWN_IDS).map(({ id }) => `…${id.slice(-6)}`);
  const rest = transactions.length - shown.length;
  return rest > 0 ? [...shown, `+${rest}`] : shown;
}
