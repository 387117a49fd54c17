import { randomInt } from "node:crypto";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { HINTS } from "../fixture/scenario-schema.ts";
import { ISOLATION_MODES } from "../isolation/isolation.ts";
import type { IsolationMode } from "../isolation/isolation.ts";
import { PLATFORM_OPTIONS, readPlatformOptions } from "../platforms/platform-options.ts";
import type { ReportOptions } from "../platforms/write-reports.ts";
import { graderCatalogue as text } from "../report/messages.ts";

/** Seeds are whole numbers from 0 to this. */
export const MAX_SEED = 2 ** 31 - 1;
/** Seeds that are drawn are short, so that they are easily typed. */
const MAX_DRAWN_SEED = 1_000_000;
/** More scenarios at a time than any lab has. */
const MAX_AT_A_TIME = 1000;

/** How `npm run grade` was called. */
export interface GradeOptions extends ReportOptions {
  readonly lab: string;
  /** A folder, or `reference`; undefined for the lab's own folder. */
  readonly submission: string | undefined;
  /** The stages to run; empty for all. */
  readonly stages: readonly string[];
  /** The checks to run; empty for all. */
  readonly scenarios: readonly string[];
  readonly seed: number;
  readonly language: Language;
  readonly timeoutFactor: number;
  /** The folder for the record, the logs and the bundle; undefined for the lab's own in `.grade`. */
  readonly out: string | undefined;
  /** How many scenarios run at a time; undefined for several for each core. */
  readonly atATime: number | undefined;
  readonly keepLogs: boolean;
  /** Whether the bundle of the run is written. */
  readonly bundle: boolean;
  readonly all: boolean;
  /** Whether it is shown where the time went. */
  readonly timing: boolean;
  /** How many hints of a failure are shown. */
  readonly hints: number;
  readonly isolation: IsolationMode;
}

const LINE: CommandLine = {
  name: "npm run grade",
  positional: { name: "lab", describe: text["option.grade-lab"] },
  options: {
    submission: { type: "string", describe: text["option.grade-submission"] },
    stage: { type: "string", array: true, describe: text["option.stage"] },
    scenario: { type: "string", array: true, describe: text["option.scenario"] },
    seed: { type: "number", describe: text["option.grade-seed"] },
    json: { type: "string", describe: text["option.json"] },
    junit: { type: "string", describe: text["option.junit"] },
    ...PLATFORM_OPTIONS,
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
    "timeout-factor": { type: "number", default: 1, describe: text["option.timeout-factor"] },
    out: { type: "string", describe: text["option.grade-out"] },
    "at-a-time": { type: "number", describe: text["option.at-a-time"] },
    "keep-logs": { type: "boolean", default: false, describe: text["option.keep-logs"] },
    bundle: { type: "boolean", describe: text["option.bundle"] },
    all: { type: "boolean", default: false, describe: text["option.all"] },
    timing: { type: "boolean", default: false, describe: text["option.timing"] },
    hints: { type: "number", default: 1, describe: text["option.hints"] },
    isolation: {
      type: "string",
      choices: [...ISOLATION_MODES],
      default: "auto",
      describe: text["option.isolation"],
    },
  },
};

/**
 * Reads the command line of the grader.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readGradeOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<GradeOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const seed = given["seed"] ?? randomInt(MAX_DRAWN_SEED);
  const value = (name: string): string | undefined => given[name] as string | undefined;
  const list = (name: string): readonly string[] => (given[name] ?? []) as string[];
  const isWhole = list("stage").length + list("scenario").length === 0;
  return {
    lab: String(given["lab"]),
    submission: value("submission"),
    stages: list("stage"),
    scenarios: list("scenario"),
    seed: wholeNumber("seed", seed, [0, MAX_SEED], language),
    json: value("json"),
    junit: value("junit"),
    ...readPlatformOptions(given, env, language),
    language,
    timeoutFactor: positiveNumber("timeout-factor", given["timeout-factor"], language),
    out: value("out"),
    atATime:
      given["at-a-time"] === undefined
        ? undefined
        : wholeNumber("at-a-time", given["at-a-time"], [1, MAX_AT_A_TIME], language),
    keepLogs: given["keep-logs"] === true,
    bundle: isWhole ? given["bundle"] !== false : given["bundle"] === true,
    all: given["all"] === true,
    timing: given["timing"] === true,
    hints: wholeNumber("hints", given["hints"], [0, HINTS], language),
    isolation: given["isolation"] as IsolationMode,
  };
}
