import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { WireBlock } from "../verifier/wire.ts";
import type { Failure } from "./failure.ts";
import { blockName, match, show } from "./pattern.ts";
import type { Scene } from "./scene.ts";
import { waitUntil } from "./wait.ts";

/** Waits until a scripted peer was posted each of these blocks, none of them twice. */
export async function told(scene: Scene, step: StepOf<"told">): Promise<void> {
  const { told: program, only = false, within } = step;
  const blocks = resolve(step.blocks, scene.environment) as WireBlock[];
  const { posts } = scene.cluster.peer(program);
  const timesOf = (block: WireBlock): number =>
    posts.filter((post) => match({ $isBlock: block }, post) === null).length;
  await waitUntil(scene, within, () => {
    const times = blocks.map(timesOf);
    const others = posts.length - times.reduce((one, other) => one + other, 0);
    if (times.every((count) => count === 1) && !(only && others > 0)) return null;
    return {
      code: "told",
      program,
      expected: show({ $told: blocks.map(blockName), only }),
      got: show(posts.map(blockName)),
    };
  });
}

/** Waits until a scripted peer was asked for its chain so many times, and not more often. */
export async function asked(scene: Scene, step: StepOf<"asked">): Promise<void> {
  const peer = scene.cluster.peer(step.asked);
  await waitUntil(scene, step.within, (): Failure | null =>
    peer.asked === step.times
      ? null
      : {
          code: "asked",
          program: step.asked,
          expected: String(step.times),
          got: String(peer.asked),
        },
  );
}
