import type { RecordedFrame, Sample, Scene, SceneProgram, SeenBlocks } from "../bundle/bundle.ts";
import { isByHand } from "../bundle/by-hand.ts";
import { INK, colourOf } from "./sheet.ts";
import type { Context } from "./sheet.ts";

/** All that a bundle tells of one scene that a report shows. */
export interface SceneView {
  readonly scene: Scene;
  /** The title of its scenario. */
  readonly title: string;
  readonly frames: readonly RecordedFrame[];
  readonly samples: readonly Sample[];
  readonly blocks: SeenBlocks | null;
}

/** The scenes that a report shows: of each scenario the first variant, which is the slides' own. */
export function sceneViews({ bundle, language, say }: Context): readonly SceneView[] {
  const checks = bundle.record.stages.flatMap((stage) => stage.checks);
  return bundle.manifest.report.flatMap((id) => {
    const scene = bundle.scenes.find(({ scenario }) => scenario === id);
    if (scene === undefined) return [];
    const isOf = (one: { readonly scenario: string; readonly variant: string }): boolean =>
      one.scenario === id && one.variant === scene.variant;
    return [
      {
        scene,
        title: isByHand(bundle.record)
          ? say("scene.by-hand")
          : (checks.find((check) => check.id === id)?.title[language] ?? id),
        frames: bundle.frames.filter(isOf),
        samples: bundle.samples.filter(isOf),
        blocks: bundle.blocks.find(isOf) ?? null,
      },
    ];
  });
}

/** The names of those who took part, nodes first, in the order of the scenario. */
export function namesOf({ programs }: Scene, kind: SceneProgram["program"]): readonly string[] {
  return programs.filter(({ program }) => program === kind).map(({ name }) => name);
}

/** The port that others know a node by: its own, or that of the proxy before it. */
export function knownPort({ port, args }: SceneProgram): number | undefined {
  const at = args.indexOf("--advertise");
  const found = at === -1 ? null : /:(\d+)\//.exec(args[at + 1] ?? "");
  return found === null ? port : Number(found[1]);
}

/** The time of a moment of a scene since its beginning, in seconds. */
export function secondsInto(scene: Scene, ms: number): number {
  return Math.max(0, ms - scene.from) / 1000;
}

/** The colour of a program, the same in all pictures: nodes have one each, the others none. */
export function programColour(scene: Scene, name: string): string {
  const at = [...namesOf(scene, "node"), ...namesOf(scene, "peer")].indexOf(name);
  return at === -1 ? INK.faint : colourOf(at);
}

/** The digits of a hash by which it is told from others: a mined one begins with zeros. */
export function shortHash(hash: string): string {
  return hash.replace(/^0+/, "").slice(0, 6);
}
