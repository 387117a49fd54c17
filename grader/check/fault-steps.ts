import type { StepOf } from "../fixture/scenario.ts";
import { checkEvidence } from "./evidence.ts";
import type { Scene } from "./scene.ts";

/** The steps that hurt edges and processes, and those that let them heal. */
export const faultRunners = {
  cut: ({ cluster }: Scene, { cut, direction = "both" }: StepOf<"cut">): Promise<void> =>
    cluster.impose(cut, { cut: direction }),
  delay: ({ cluster }: Scene, { delay, ms, direction = "both" }: StepOf<"delay">): Promise<void> =>
    cluster.impose(delay, { delay: { ms, direction } }),
  duplicate: ({ cluster }: Scene, { duplicate }: StepOf<"duplicate">): Promise<void> =>
    cluster.impose(duplicate, { duplicate: true }),
  slow: ({ cluster }: Scene, { slow, bytes, direction = "both" }: StepOf<"slow">): Promise<void> =>
    cluster.impose(slow, { slow: { bytes, direction } }),
  async heal(scene: Scene, { heal, evidence, within }: StepOf<"heal">): Promise<void> {
    await checkEvidence(scene, heal, evidence, within);
    await scene.cluster.heal(heal);
  },
  pause({ cluster }: Scene, { pause }: StepOf<"pause">): Promise<void> {
    cluster.pause(pause);
    return Promise.resolve();
  },
  async resume(scene: Scene, { resume, evidence, within }: StepOf<"resume">): Promise<void> {
    await checkEvidence(scene, resume, evidence, within);
    scene.cluster.resume(resume);
  },
} as const;
