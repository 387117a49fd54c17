import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pristine } from "../reset/pristine.ts";
import { projectRoot } from "../tools/project-root.ts";
import type { Lab } from "./labs.ts";
import { makeSkeleton } from "./skeleton.ts";
import { stageFunctions } from "./stage-functions.ts";

/** Files of a lab's folder that are written by hand. */
export const BY_HAND: ReadonlySet<string> = new Set(["tsconfig.json"]);

/** A lab as students get it, and what each stage of it leaves to be written; see {@link makeSkeleton}. */
export function makePristine(labs: readonly Lab[]): Pristine {
  const lab = labs.at(-1)?.id ?? "";
  const skeleton = makeSkeleton(labs);
  const read = (...path: string[]): string =>
    readFileSync(join(projectRoot(), ...path), "utf8").replaceAll("\r\n", "\n");
  const modules = [...skeleton.keys()].filter((file) => file.endsWith(".ts"));
  const sources = new Map(modules.map((file) => [file, read("reference", file)]));
  const byHand = [...BY_HAND].filter((file) => existsSync(join(projectRoot(), "labs", lab, file)));
  const files = [...skeleton, ...byHand.map((file) => [file, read("labs", lab, file)] as const)];
  files.sort(([one], [other]) => (one < other ? -1 : 1));
  return { lab, files: Object.fromEntries(files), stages: stageFunctions(lab, sources) };
}
