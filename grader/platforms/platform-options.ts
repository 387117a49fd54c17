import type { Option, Values } from "../../labs/kit/command-line/command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readIdentity } from "./classroom50.ts";
import type { Classroom50Identity } from "./classroom50.ts";
import { VISIBILITIES } from "./gradescope-results.ts";
import type { GradescopeSettings, Visibility } from "./gradescope-results.ts";
import { createPlatformSay, platformCatalogue as text } from "./messages.ts";

/** What a run writes for platforms besides its record. */
export interface PlatformOptions {
  /** A file for the Common Test Report Format. */
  readonly ctrf: string | undefined;
  /** Whether the run speaks to a runner of GitHub Actions. */
  readonly github: boolean;
  readonly classroom50:
    { readonly file: string; readonly identity: Classroom50Identity } | undefined;
  readonly gradescope: (GradescopeSettings & { readonly file: string }) | undefined;
}

/** How tests are hidden on Gradescope: options of grading, and of making the archive for it. */
export const GRADESCOPE_OPTIONS: Readonly<Record<string, Option>> = {
  hide: { type: "string", array: true, describe: text["option.hide"] },
  "hide-until": {
    type: "string",
    choices: [...VISIBILITIES],
    default: "after_due_date",
    describe: text["option.hide-until"],
  },
  leaderboard: { type: "boolean", default: false, describe: text["option.leaderboard"] },
};

/** The options of `npm run grade` that are about platforms. */
export const PLATFORM_OPTIONS: Readonly<Record<string, Option>> = {
  ctrf: { type: "string", describe: text["option.ctrf"] },
  github: { type: "boolean", describe: text["option.github"] },
  classroom50: { type: "string", describe: text["option.classroom50"] },
  gradescope: { type: "string", describe: text["option.gradescope"] },
  ...GRADESCOPE_OPTIONS,
};

/**
 * Reads those options.
 *
 * @throws UsageError when a stage is hidden that there is not, or Classroom 50's variables are missing.
 */
export function readPlatformOptions(
  given: Values,
  env: NodeJS.ProcessEnv,
  language: Language,
): PlatformOptions {
  const gradescope = given["gradescope"] as string | undefined;
  const classroom50 = given["classroom50"] as string | undefined;
  const settings = readGradescopeSettings(given, language);
  return {
    ctrf: given["ctrf"] as string | undefined,
    github: (given["github"] ?? env["GITHUB_ACTIONS"] === "true") === true,
    classroom50:
      classroom50 === undefined
        ? undefined
        : { file: classroom50, identity: identityOf(env, language) },
    gradescope: gradescope === undefined ? undefined : { file: gradescope, ...settings },
  };
}

/** Reads {@link GRADESCOPE_OPTIONS}. @throws UsageError when a stage is hidden that there is not. */
export function readGradescopeSettings(given: Values, language: Language): GradescopeSettings {
  return {
    hide: readStages("hide", given, language),
    until: given["hide-until"] as Visibility,
    leaderboard: given["leaderboard"] === true,
  };
}

/** The stages that an option names. @throws UsageError when the lab has no such stage. */
export function readStages(option: "hide" | "stage", given: Values, language: Language): string[] {
  const asked = (given[option] ?? []) as string[];
  if (asked.length === 0) return [];
  const lab = String(given["lab"]);
  const stages = findLab(lab, language).stages.map(({ id }) => id);
  const stage = asked.find((id) => !stages.includes(id));
  if (stage === undefined) return asked;
  const details = { option, lab, stage, stages: stages.join(", ") };
  throw new UsageError(createPlatformSay(language)("usage.unknown-stage", details));
}

function identityOf(env: NodeJS.ProcessEnv, language: Language): Classroom50Identity {
  const identity = readIdentity(env);
  if (!("length" in identity)) return identity;
  const names = identity.join(", ");
  throw new UsageError(createPlatformSay(language)("usage.no-classroom50", { names }));
}
