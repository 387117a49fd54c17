import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { CheckFailure } from "./failure.ts";
import { askChain, post, untilChain } from "./http-steps.ts";
import { match, show } from "./pattern.ts";
import type { Scene } from "./scene.ts";

/**
 * How often a node is started anew when it was faster. One that hashes a hundred times as fast as the
 * kit's still loses once within so many tries, as good as always.
 */
const MAX_TRIES = 6;

/**
 * Posts a first block to a node that has just begun to mine, as often as it takes until the block
 * comes before the node's own; the node is started again for each further try, and holds nothing then.
 *
 * @throws CheckFailure when the node keeps its own block every time.
 */
export async function outrun(scene: Scene, step: StepOf<"outrun">): Promise<void> {
  const { outrun: program } = step;
  const block = resolve(step.with, scene.environment) as WireBlock;
  let first: WireBlock | undefined;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (tries > 0) {
      await scene.cluster.kill([program]);
      await scene.cluster.start([program]);
    }
    await post(scene, JSON.stringify(block), program);
    await untilChain(scene, { untilChain: program, like: { $least: 1 } });
    [first] = await askChain(scene, program, { $least: 1 });
    if (match({ $isBlock: block }, first) === null) return;
  }
  throw new CheckFailure({
    code: "not-taken",
    program,
    sent: `POST /mined ${show(block)}`,
    expected: show({ $isBlock: block }),
    got: show(first),
  });
}
