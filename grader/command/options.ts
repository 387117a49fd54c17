import { randomInt } from "node:crypto";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { kitCatalogue } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import { createSay } from "../report/explain.ts";

/** Seeds are whole numbers from 0 to this. */
const MAX_SEED = 2 ** 31 - 1;
/** Seeds that are drawn are short, so that they are easily typed. */
const MAX_DRAWN_SEED = 1_000_000;

/** How `npm run grade` was called. */
export interface GradeOptions {
  readonly lab: string;
  /** A folder, or `reference`; undefined for the lab's own folder. */
  readonly submission: string | undefined;
  /** The stages to run; empty for all. */
  readonly stages: readonly string[];
  /** The checks to run; empty for all. */
  readonly scenarios: readonly string[];
  readonly seed: number;
  /** Files for the record and for JUnit XML. */
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly language: Language;
  readonly timeoutFactor: number;
  readonly keepLogs: boolean;
  readonly all: boolean;
}

/**
 * Reads the command line of the grader.
 *
 * @throws UsageError when it is not to be understood.
 */
export function readGradeOptions(args: readonly string[], env: NodeJS.ProcessEnv): GradeOptions {
  const language = spokenLanguage(args, env);
  const say = createSay(language);
  const kitSay = createTranslator(kitCatalogue, language);
  const given = readCommandLine(
    {
      name: "npm run grade",
      usage: "$0 <lab>",
      positionals: (parser) =>
        parser.positional("lab", { type: "string", describe: say("option.grade-lab") }),
      options: {
        submission: { type: "string", requiresArg: true, describe: say("option.grade-submission") },
        stage: { type: "string", array: true, default: [], describe: say("option.stage") },
        scenario: { type: "string", array: true, default: [], describe: say("option.scenario") },
        seed: { type: "number", requiresArg: true, describe: say("option.grade-seed") },
        json: { type: "string", requiresArg: true, describe: say("option.json") },
        junit: { type: "string", requiresArg: true, describe: say("option.junit") },
        lang: { choices: ["zh", "en"], describe: kitSay("option.lang") },
        "timeout-factor": { type: "number", default: 1, describe: say("option.timeout-factor") },
        "keep-logs": { type: "boolean", default: false, describe: say("option.keep-logs") },
        all: { type: "boolean", default: false, describe: say("option.all") },
      },
    },
    args,
    env,
  );
  const seed = given.seed ?? randomInt(MAX_DRAWN_SEED);
  return {
    lab: String(given["lab"]),
    submission: given.submission,
    stages: given.stage,
    scenarios: given.scenario,
    seed: wholeNumber("seed", seed, [0, MAX_SEED], language),
    json: given.json,
    junit: given.junit,
    language,
    timeoutFactor: positiveNumber("timeout-factor", given["timeout-factor"], language),
    keepLogs: given["keep-logs"],
    all: given.all,
  };
}
