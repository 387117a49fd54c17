import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createSimulateSay, simulateCatalogue as text } from "./messages.ts";
import type { NetworkJob } from "./report.ts";

/** Intervals that are simulated unless it is told, in seconds. */
const DEFAULT_INTERVALS = [20, 8, 4, 2];
const DEFAULT_NODES = 100;
const MAX_LOSS = 0.95;

/** How `npm run simulate` was called. */
export interface SimulateOptions {
  /** A network for each size and interval, the same in all else. */
  readonly jobs: readonly NetworkJob[];
  readonly out: string | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run simulate --",
  options: {
    nodes: { alias: "n", type: "number", array: true, describe: text["option.nodes"] },
    links: { type: "number", default: 4, describe: text["option.links"] },
    blocks: { alias: "b", type: "number", default: 100, describe: text["option.blocks"] },
    interval: { type: "number", array: true, describe: text["option.interval"] },
    delay: { type: "number", default: 0.5, describe: text["option.delay"] },
    loss: { type: "number", default: 0, describe: text["option.loss"] },
    tx: { type: "number", default: 0, describe: text["option.tx"] },
    partition: { type: "number", default: 0, describe: text["option.partition"] },
    "per-tracker": { type: "number", default: 0, describe: text["option.per-tracker"] },
    sleep: { type: "number", default: 10, describe: text["option.sleep"] },
    seed: { type: "number", default: 1, describe: text["option.seed"] },
    out: { type: "string", describe: text["option.out"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of a simulation.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readSimulateOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<SimulateOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const whole = (name: string, range: readonly [number, number]): number =>
    wholeNumber(name, given[name], range, language);
  const loss = Number(given["loss"]);
  if (!(loss >= 0 && loss <= MAX_LOSS)) {
    throw new UsageError(createSimulateSay(language)("usage.probability", { value: loss }));
  }
  const asked = given["interval"] as readonly number[];
  const shared = {
    language,
    loss,
    seed: whole("seed", [0, 2 ** 31]),
    links: whole("links", [1, 50]),
    blocks: whole("blocks", [1, 100_000]),
    delay: positiveNumber("delay", given["delay"], language),
    transactions: whole("tx", [0, 50_000]),
    partition: whole("partition", [0, 1_000_000]),
    part: whole("per-tracker", [0, 900]),
    sleep: positiveNumber("sleep", given["sleep"], language),
  };
  const intervals = asked.length === 0 ? DEFAULT_INTERVALS : asked;
  const sizes = given["nodes"] as readonly number[];
  const jobs = (sizes.length === 0 ? [DEFAULT_NODES] : sizes).flatMap((size) =>
    intervals.map((interval) => ({
      ...shared,
      nodes: wholeNumber("nodes", size, [2, 2000], language),
      interval: positiveNumber("interval", interval, language),
    })),
  );
  return { jobs, out: given["out"] as string | undefined, language };
}
