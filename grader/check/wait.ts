import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { LOOK_MS, WAIT_TIMEOUT_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";

/**
 * What is waited for may take this many times as long as it says while it comes nearer: as long as what
 * is looked at changes, the time begins anew.
 */
const MOST_TIMES = 5;

/** How long is waited before the next look where nothing is heard on the edges. */
const QUIET_MS = 80;

/** How something is waited for. */
export interface Waiting {
  /** A program that may end meanwhile. */
  readonly except?: string | undefined;
  /** What shows that it comes nearer; left out, any change of what is found. */
  readonly progress?: () => unknown;
}

/**
 * Tries again and again until a look finds what it looks for. The time counts from the last progress,
 * up to a limit, so that a busy machine has longer than one on which nothing moves.
 *
 * @param look - returns null when it is there, else what is still wrong; it may also throw a
 * CheckFailure, which counts as not there yet.
 * @param within - seconds without a change, before the timeout factor.
 * @throws CheckFailure with the last fault when the time is over, or when a program has ended.
 */
export async function waitUntil(
  scene: Scene,
  within: number | undefined,
  look: () => Promise<Failure | null> | Failure | null,
  waiting: Waiting = {},
): Promise<void> {
  const late = await tryUntil(scene, within, () => lookOnce(look), waiting);
  if (late !== null) throw new CheckFailure({ ...late.last, waited: late.seconds });
}

/**
 * Looks again and again until there is nothing left to find.
 *
 * @returns null then, or what was found last and how many seconds it was waited for.
 * @throws CheckFailure when a program has ended.
 */
export async function tryUntil<Found extends object>(
  scene: Scene,
  within: number | undefined,
  look: () => Promise<Found | null>,
  { except, progress }: Waiting = {},
): Promise<{ readonly last: Found; readonly seconds: number } | null> {
  const timeoutMs = (within === undefined ? WAIT_TIMEOUT_MS : within * 1000) * scene.timeoutFactor;
  const began = performance.now();
  let changed = began;
  let seen = "";
  for (;;) {
    const { edges } = scene.cluster;
    const { frames } = edges;
    const last = await look();
    if (last === null) return null;
    scene.cluster.checkAlive(except);
    const now = performance.now();
    const shown = JSON.stringify(progress === undefined ? last : progress());
    if (shown !== seen) changed = now;
    seen = shown;
    if (now - changed > timeoutMs || now - began > MOST_TIMES * timeoutMs) {
      return { last, seconds: secondsSince(began) };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    // What nodes tell each other comes by: as long as nothing does, little can have changed.
    if (frames !== null && edges.frames === frames) await edges.nextFrame(QUIET_MS);
  }
}

/** How many seconds have passed since a moment of `performance.now()`, to the tenth, as messages show them. */
export function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}

async function lookOnce(
  look: () => Promise<Failure | null> | Failure | null,
): Promise<Failure | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
}
