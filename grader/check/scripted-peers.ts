import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { blockName, match, show } from "./pattern.ts";
import { LOOK_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { shorten } from "./shorten.ts";
import { waitUntil } from "./wait.ts";

/**
 * How long a scripted peer is still watched when it has got what it should, before the timeout factor:
 * who says the same again and again has said it by then.
 */
const SETTLE_MS = 300;

/**
 * How often a scripted peer may be asked within a second: who asks at most once in each second of some
 * clock asks twice where two of them meet, and a request that was held up on its way makes it three.
 */
const MOST_A_SECOND = 3;
const SECOND_MS = 1_000;

/** What a scripted peer got so far, against what it should get. */
type Amount = "less" | "right" | "more";

/** Waits until a scripted peer was posted each of these blocks, none of them twice. */
export async function told(scene: Scene, step: StepOf<"told">): Promise<void> {
  const { told: program, only = false, within } = step;
  const blocks = resolve(step.blocks, scene.environment) as WireBlock[];
  const { posts } = scene.cluster.peer(program);
  const timesOf = (block: WireBlock): number =>
    posts.filter((post) => match({ $isBlock: block }, post) === null).length;
  const amount = (): Amount => {
    const times = blocks.map(timesOf);
    const others = posts.length - times.reduce((one, other) => one + other, 0);
    if (times.some((count) => count > 1) || (only && others > 0)) return "more";
    return times.includes(0) ? "less" : "right";
  };
  await getExactly(scene, within, amount, () => ({
    code: "told",
    program,
    expected: show({ $told: blocks.map(blockName), only }),
    got: show(posts.map(blockName)),
  }));
}

/** Waits until a scripted peer was asked for its chain so many times, and not more often. */
export async function asked(scene: Scene, step: StepOf<"asked">): Promise<void> {
  const { asked: program, times, within } = step;
  const peer = scene.cluster.peer(program);
  const amount = (): Amount =>
    peer.asked === times ? "right" : peer.asked < times ? "less" : "more";
  await getExactly(scene, within, amount, () => ({
    code: "asked",
    program,
    expected: String(times),
    got: String(peer.asked),
  }));
}

/** Says that a scripted peer was not asked for its chain more often than about once a second so far. */
export function paced({ cluster }: Scene, { paced: program }: StepOf<"paced">): Promise<void> {
  const { askedAt } = cluster.peer(program);
  const within = (from: number): number =>
    askedAt.filter((at) => at >= from && at < from + SECOND_MS).length;
  const most = Math.max(0, ...askedAt.map(within));
  if (most <= MOST_A_SECOND) return Promise.resolve();
  const failure = { code: "paced", program, expected: "1", got: String(most) } as const;
  return Promise.reject(new CheckFailure(failure));
}

/**
 * Waits until a scripted peer has been sent requests like this, so many times since it was last looked
 * at. What it must never be sent fails at once, and no machine is to blame for it.
 */
export async function received(scene: Scene, step: StepOf<"received">): Promise<void> {
  const { received: program, times = 1, within } = step;
  const like = resolve(step.like, scene.environment);
  const never = resolve(step.never, scene.environment);
  const peer = scene.cluster.peer(program);
  const from = scene.seen.get(program) ?? 0;
  const found = (pattern: unknown): unknown[] =>
    peer.received.slice(from).filter((request) => match(pattern, request) === null);
  const unwanted = (): unknown[] => (never === undefined ? [] : found(never));
  await waitUntil(
    scene,
    within,
    () => {
      if (unwanted().length > 0 || found(like).length >= times) return null;
      const last = peer.received.slice(from).slice(-3).map(show).join("\n");
      return {
        code: "not-received",
        program,
        expected: show({ $times: times, like }),
        got: shorten(last === "" ? "nothing" : last),
      };
    },
    { progress: () => found(like).length },
  );
  const [first] = unwanted();
  if (first !== undefined) {
    const expected = show({ $never: never });
    throw new CheckFailure({ code: "not-received", program, expected, got: shorten(show(first)) });
  }
  scene.seen.set(program, peer.received.length);
}

/**
 * Waits until a scripted peer has got what it should, and then a while for more. What is too much never
 * becomes less: it fails at once, and no machine is to blame for it.
 *
 * @throws CheckFailure when it got too much, or too little in the time.
 */
async function getExactly(
  scene: Scene,
  within: number | undefined,
  amount: () => Amount,
  failure: () => Failure,
): Promise<void> {
  await waitUntil(scene, within, () => (amount() === "less" ? failure() : null));
  const settled = performance.now() + SETTLE_MS * scene.timeoutFactor;
  while (amount() === "right" && performance.now() < settled) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  if (amount() === "more") throw new CheckFailure(failure());
}
