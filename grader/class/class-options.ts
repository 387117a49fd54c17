import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { ISOLATION_MODES } from "../isolation/isolation.ts";
import { MOST_GRADERS } from "../cluster/ports.ts";
import type { IsolationMode } from "../isolation/isolation.ts";
import { QUEUE_OPTIONS, readQueueOptions } from "../queue/queue-options.ts";
import type { QueueOptions } from "../queue/queue-options.ts";
import { classCatalogue as text, createClassSay } from "./messages.ts";

const MAX_SEED = 2 ** 31 - 1;
/** Generous: a lab takes half a minute, and some minutes on a very busy machine. */
const DEFAULT_LIMIT_MINUTES = 30;

/** How `npm run class` was called. */
export interface ClassOptions {
  readonly lab: string;
  /** The folder or archive with the submissions. */
  readonly submissions: string;
  readonly roster: string | undefined;
  readonly policy: string | undefined;
  readonly out: string;
  readonly stages: readonly string[];
  /** Undefined for that of the batch that is gone on with, else a new one. */
  readonly seed: number | undefined;
  /** How many are graded at a time; undefined for as many as the machine has time for. */
  readonly jobs: number | undefined;
  readonly limitMs: number;
  readonly timeoutFactor: number;
  readonly isolation: IsolationMode;
  readonly pictures: boolean;
  /** The queue whose workers grade; undefined for children of this process. */
  readonly queue: QueueOptions | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run class",
  positional: { name: "lab", describe: text["option.lab"] },
  further: { name: "submissions", describe: text["option.submissions"] },
  options: {
    roster: { type: "string", describe: text["option.roster"] },
    out: { type: "string", describe: text["option.out"] },
    policy: { type: "string", describe: text["option.policy"] },
    stage: { type: "string", array: true, describe: text["option.stage"] },
    seed: { type: "number", describe: text["option.seed"] },
    jobs: { type: "number", describe: text["option.jobs"] },
    limit: { type: "number", default: DEFAULT_LIMIT_MINUTES, describe: text["option.limit"] },
    pictures: { type: "boolean", default: false, describe: text["option.pictures"] },
    "timeout-factor": { type: "number", default: 1, describe: text["option.timeout-factor"] },
    isolation: {
      type: "string",
      choices: [...ISOLATION_MODES],
      default: "auto",
      describe: text["option.isolation"],
    },
    ...QUEUE_OPTIONS,
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of `npm run class`.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readClassOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ClassOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const value = (name: string): string | undefined => given[name] as string | undefined;
  const whole = (name: string, range: readonly [number, number]): number | undefined =>
    given[name] === undefined ? undefined : wholeNumber(name, given[name], range, language);
  const lab = String(given["lab"]);
  const [submissions = "", ...more] = (given["submissions"] ?? []) as string[];
  if (more.length > 0) {
    throw new UsageError(createClassSay(language)("usage.one-folder", { lab, path: submissions }));
  }
  return {
    lab,
    submissions,
    roster: value("roster"),
    policy: value("policy"),
    out: value("out") ?? `results/class-${lab}`,
    stages: (given["stage"] ?? []) as string[],
    seed: whole("seed", [0, MAX_SEED]),
    jobs: whole("jobs", [1, MOST_GRADERS]),
    limitMs: positiveNumber("limit", given["limit"], language) * 60_000,
    timeoutFactor: positiveNumber("timeout-factor", given["timeout-factor"], language),
    isolation: given["isolation"] as IsolationMode,
    pictures: given["pictures"] === true,
    queue: readQueueOptions(given, env, language),
    language,
  };
}
