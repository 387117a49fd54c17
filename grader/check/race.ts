import { isDeepStrictEqual } from "node:util";
import { labelOf } from "../fixture/mined-values.ts";
import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { askChain } from "./http-steps.ts";
import { match, show } from "./pattern.ts";
import { LEAST_BLOCKS } from "./race-plan.ts";
import type { RacePlan } from "./race-plan.ts";
import type { Scene } from "./scene.ts";
import { secondsSince, waitUntil } from "./wait.ts";

/** Who of the nodes has mined how many blocks of a chain, by the nodes' names. */
export type Winners = Readonly<Record<string, number>>;

/**
 * So many blocks beyond what all nodes agree on are no fork any more: they don't take each other's. It
 * is seconds of mining on every machine, and a node may ask for a chain once a second (contract 6).
 */
const FAR_APART = 50;

/**
 * Waits until nodes that mine against each other hold one chain, equal as JSON values at one look, as
 * long as planned, with blocks of more than one of them. Nobody has to mine as fast as the machine can:
 * when the time planned is over, a shorter chain will do. Who wins is chance: while all agree it goes on
 * until a second one has won, up to the limit of all waiting; otherwise until they have agreed on no
 * further block for too long.
 *
 * @throws CheckFailure at once when they are far apart, or when a chain is invalid, or says of a block what none of them says.
 */
export async function race(scene: Scene, step: StepOf<"race">): Promise<void> {
  const plan = scene.race;
  if (plan === null) throw new RangeError("no node of the scenario has zeros for a race");
  const given = resolve(step.given, scene.environment) as WireBlock[];
  const labels = step.race.map((name) => labelOf(scene.cluster.edges.port(name)));
  let broken: CheckFailure | undefined;
  // Chains grow whoever mines them: what they have in common shows whether the nodes talk.
  let agreed = 0;
  // Those that hold one chain wait for luck alone, and every look at which they do counts.
  let looksAtOne = 0;
  const began = performance.now();
  const look = async (): Promise<Failure | null> => {
    const ask = (name: string): Promise<readonly WireBlock[]> =>
      askChain(scene, name, { $kind: "object" });
    const chains = await Promise.all(step.race.map(ask));
    for (const [at, program] of step.race.entries()) {
      broken = faultOf(program, chains[at] ?? [], given, plan, labels);
      if (broken !== undefined) return null;
    }
    const common = commonLength(chains);
    const longest = Math.max(...chains.map(({ length }) => length));
    agreed = Math.max(agreed, common);
    const areEqual = common === longest;
    if (areEqual) looksAtOne += 1;
    const isOver = secondsSince(began) > plan.patience * scene.timeoutFactor;
    const blocks = isOver ? LEAST_BLOCKS : plan.blocks;
    const left = unfinished(step.race, chains, given, { areEqual, blocks }, labels);
    if (left === null || longest - agreed < FAR_APART) return left;
    // It is about time after all: the control shows whether nodes can agree here and now.
    broken = new CheckFailure({ ...left, waited: secondsSince(began) });
    return null;
  };
  await waitUntil(scene, plan.patience, look, { progress: () => agreed + looksAtOne });
  if (broken !== undefined) throw broken;
}

/** What is wrong with a chain whatever the others hold. */
function faultOf(
  program: string,
  chain: readonly WireBlock[],
  given: readonly WireBlock[],
  { zeros }: RacePlan,
  labels: readonly string[],
): CheckFailure | undefined {
  const sent = "GET /blockchain.json";
  const broken = match({ $validChain: zeros }, chain);
  if (broken !== null) return new CheckFailure({ code: "wrong-reply", program, sent, ...broken });
  const nobodys = chain.findIndex(
    (block) => !isGiven(block, given) && !labels.some((label) => isLabel(block.data, label)),
  );
  if (nobodys === -1) return undefined;
  return new CheckFailure({
    code: "wrong-reply",
    program,
    sent,
    at: `/${nobodys}/data`,
    expected: show({ $either: labels.map((label) => ({ $begins: label })) }),
    got: show(chain[nobodys]?.data),
  });
}

/** How many blocks all chains begin with. */
function commonLength([first = [], ...others]: readonly (readonly WireBlock[])[]): number {
  const differs = first.findIndex((block, at) =>
    others.some((chain) => !isDeepStrictEqual(chain[at], block)),
  );
  return differs === -1 ? first.length : differs;
}

function isGiven({ hash }: WireBlock, given: readonly WireBlock[]): boolean {
  return given.some((block) => block.hash === hash);
}

function unfinished(
  names: readonly string[],
  chains: readonly (readonly WireBlock[])[],
  given: readonly WireBlock[],
  { areEqual, blocks }: { readonly areEqual: boolean; readonly blocks: number },
  labels: readonly string[],
): Failure | null {
  const standings = chains.map((chain) => winnersOf(chain, given, names, labels));
  const mined = Math.min(...standings.map(sum));
  const hasTwo = standings.every((winners) => Object.keys(winners).length > 1);
  if (areEqual && mined >= blocks && hasTwo) return null;
  const holdings = names.map((name, at) => ({
    name,
    blocks: chains[at]?.length ?? 0,
    tip: chains[at]?.at(-1)?.hash ?? "",
    winners: standings[at] ?? {},
  }));
  return { code: "racing", expected: show({ $race: blocks }), got: show(holdings) };
}

/** Who has won how many blocks of a chain, those aside that the nodes were given. */
export function winnersOf(
  chain: readonly WireBlock[],
  given: readonly WireBlock[],
  names: readonly string[],
  labels: readonly string[],
): Winners {
  const won: Record<string, number> = {};
  for (const block of chain.filter((one) => !isGiven(one, given))) {
    const name = names[labels.findIndex((label) => isLabel(block.data, label))];
    if (name !== undefined) won[name] = (won[name] ?? 0) + 1;
  }
  return won;
}

/** Whether data begin with a label: port 1000 is not port 10001. */
function isLabel(data: string | undefined, label: string): boolean {
  return data?.startsWith(label) === true && !/^\d/.test(data.slice(label.length));
}

function sum(winners: Winners): number {
  return Object.values(winners).reduce((one, other) => one + other, 0);
}
