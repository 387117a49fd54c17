import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import type { GradescopeSettings } from "../platforms/gradescope-results.ts";

/** The file in the archive that says how to grade. */
export const SETTINGS_FILE = "gradescope.json";

/** What the teacher decided when the archive was made. */
export interface CourseSettings extends GradescopeSettings {
  readonly lab: string;
  readonly language: Language;
  /** The seed of every run; undefined for another one each time. */
  readonly seed?: number;
  readonly hints: number;
  /** The stages that are graded; empty for all. */
  readonly stages: readonly string[];
}

/** The settings as the text of their file. */
export function writeSettings(settings: CourseSettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** Reads the settings of an archive that was unpacked to `root`. */
export function readSettings(root: string): CourseSettings {
  return JSON.parse(readFileSync(join(root, SETTINGS_FILE), "utf8")) as CourseSettings;
}

/** The arguments of `npm run grade` that grade as the settings say. */
export function gradeArguments(
  settings: CourseSettings,
  submission: string,
  results: string,
): string[] {
  const { lab, language, seed, hints, stages, hide, until, leaderboard } = settings;
  return [
    ...[lab, "--submission", submission, "--gradescope", results, "--lang", language],
    ...["--hints", String(hints), "--hide-until", until, "--no-bundle"],
    ...(seed === undefined ? [] : ["--seed", String(seed)]),
    ...stages.flatMap((stage) => ["--stage", stage]),
    ...hide.flatMap((stage) => ["--hide", stage]),
    ...(leaderboard ? ["--leaderboard"] : []),
  ];
}
