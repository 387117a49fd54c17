import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle, BundleManifest, Scene } from "../evidence/bundle/bundle.ts";
import { isByHand } from "../evidence/bundle/by-hand.ts";
import type { Block, Part } from "./document.ts";
import { createDocumentSay } from "./document-messages.ts";
import { stepsOf } from "./steps.ts";

/** Steps of a scenario that are listed, at most: so many from its beginning, and as many from its end. */
const MAX_HALF = 30;

/** Section 4.1: what was started and sent, in order, with nothing in it that is not on record. */
export function processPart(bundle: Bundle, language: Language): Part {
  const say = createDocumentSay(language);
  const scenes = reportScenes(bundle);
  const byHand = isByHand(bundle.record);
  const blocks: Block[] = [
    { kind: "heading", level: 2, text: say("heading.assignment") },
    { kind: "heading", level: 3, text: say("heading.process") },
    { kind: "paragraph", text: say(byHand ? "process.by-hand" : "process.run", factsOf(bundle)) },
  ];
  if (bundle.manifest.submission.changed) {
    blocks.push({ kind: "note", text: say("process.changed") });
  }
  const about = scenes.length === 0 ? "process.none" : "process.from-record";
  blocks.push({ kind: "paragraph", text: say(about) });
  for (const scene of scenes) {
    const title = titleOf(scene, bundle, language);
    const heading = byHand ? say("scene.by-hand") : say(`scene.${scene.variant}`, { title });
    const steps = stepsOf(scene, bundle.frames, say);
    const hidden = steps.length - 2 * MAX_HALF;
    const folded = say("step.folded", { count: hidden });
    const items =
      hidden <= 0 ? steps : [...steps.slice(0, MAX_HALF), folded, ...steps.slice(-MAX_HALF)];
    blocks.push({ kind: "heading", level: 4, text: heading }, { kind: "steps", items });
  }
  return { id: "process", blocks };
}

/** The scenes that a report shows, in the lab's order: word for word where the slides have them. */
function reportScenes({ manifest, scenes }: Bundle): readonly Scene[] {
  return manifest.report.flatMap((id) => {
    const runs = scenes.filter(({ scenario }) => scenario === id);
    const literal = runs.filter(({ variant }) => variant === "slides");
    return literal.length > 0 ? literal : runs;
  });
}

function titleOf({ scenario }: Scene, { record }: Bundle, language: Language): string {
  const checks = record.stages.flatMap((stage) => stage.checks);
  return checks.find(({ id }) => id === scenario)?.title[language] ?? scenario;
}

function factsOf({ manifest, record }: Bundle): Record<string, string | number> {
  const { lab, kit, seed, node, platform, startedAt, ms, submission } = manifest;
  const checks = record.stages.flatMap((stage) => stage.checks).length;
  return {
    ...{ lab, kit, seed, node: node.replace(/^v/, ""), platform, checks },
    when: startedAt.slice(0, 19).replace("T", " "),
    files: submission.files.length,
    hash: shownHash(submission),
    seconds: (ms / 1000).toFixed(1),
  };
}

/** The beginning of the hash over a submission's files: enough to tell it apart. */
export function shownHash({ hash }: BundleManifest["submission"]): string {
  return hash === "" ? "-" : `${hash.slice(0, 16)}…`;
}
