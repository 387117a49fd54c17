import type { StepOf } from "../fixture/scenario.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { ask } from "./ask.ts";
import { askChain } from "./http-steps.ts";
import type { Scene } from "./scene.ts";
import { tryUntil } from "./wait.ts";

/** What shows that a fault bit, as a step names it. */
export type Evidence = NonNullable<StepOf<"heal">["evidence"]>;

/** Seconds that evidence is waited for, before the time-out factor. */
const EVIDENCE_SECONDS = 3;

/** Thrown where a fault left no evidence that it bit: what followed would prove nothing. */
export class NoEvidence extends Error {
  /** What was looked for, and what there was instead. */
  readonly expected: string;
  readonly got: string;

  constructor(expected: string, got: string) {
    super(`no evidence of ${expected}: ${got}`);
    this.name = "NoEvidence";
    this.expected = expected;
    this.got = got;
  }
}

/**
 * Waits until the faults on the edges to these nodes have left what a step asks for.
 *
 * @throws NoEvidence when they do not in time.
 */
export async function checkEvidence(
  scene: Scene,
  names: readonly string[],
  evidence: Evidence | undefined,
  within = EVIDENCE_SECONDS,
): Promise<void> {
  if (evidence === undefined) return;
  const fault = await tryUntil(scene, within, async () => {
    const got = await gather(scene, names, evidence);
    return isEnough(got, evidence) ? null : got;
  });
  if (fault !== null) throw new NoEvidence(JSON.stringify(evidence), JSON.stringify(fault.last));
}

type Found = Readonly<Record<string, number | string>>;

async function gather(
  scene: Scene,
  names: readonly string[],
  { tips, ...counts }: Evidence,
): Promise<Found> {
  const found: Record<string, number | string> = {};
  for (const verdict of Object.keys(counts) as (keyof typeof counts)[]) {
    const each = names.map((name) => {
      const proxy = scene.cluster.edges.proxy(name);
      return verdict === "unanswered" ? proxy.unanswered : proxy.count(verdict);
    });
    found[verdict] = each.reduce((one, other) => one + other, 0);
  }
  if (tips !== undefined) found["tips"] = await compareTips(scene);
  return found;
}

function isEnough(found: Found, evidence: Evidence): boolean {
  return Object.entries(evidence).every(([what, wanted]) => {
    const got = found[what];
    return typeof wanted === "number" ? Number(got) >= wanted : got === wanted;
  });
}

/** Whether the nodes that answer hold different newest blocks now. */
async function compareTips(scene: Scene): Promise<"differ" | "equal"> {
  const tips = new Set<string>();
  for (const name of scene.cluster.answering()) {
    tips.add(JSON.stringify((await chainOf(scene, name)).at(-1) ?? null));
  }
  return tips.size > 1 ? "differ" : "equal";
}

async function chainOf(scene: Scene, to: string): Promise<readonly WireBlock[]> {
  if (!scene.cluster.hasLedger) return askChain(scene, to, { $kind: "object" });
  const reply = await ask(scene, { send: { op: "blocks" }, to, expect: { status: 200 } });
  return (reply as { response: { blocks: WireBlock[] } }).response.blocks;
}
