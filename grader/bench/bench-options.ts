import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { PARTS } from "./figure.ts";
import type { Part } from "./figure.ts";
import { createBenchSay, benchCatalogue as text } from "./messages.ts";

/** How `npm run bench` was called. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  readonly rounds: number;
  readonly seconds: number;
  readonly blocks: number;
  readonly nodes: number;
  readonly stages: readonly string[];
  /** The folder for picture and data; undefined for none. */
  readonly out: string | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run bench --",
  options: {
    part: { type: "string", array: true, describe: text["option.part"] },
    rounds: { type: "number", default: 5, describe: text["option.rounds"] },
    seconds: { type: "number", default: 1, describe: text["option.seconds"] },
    blocks: { type: "number", default: 10_000, describe: text["option.blocks"] },
    nodes: { type: "number", default: 20, describe: text["option.nodes"] },
    stage: { type: "string", array: true, describe: text["option.stage"] },
    out: { type: "string", describe: text["option.out"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of the bench.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readBenchOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BenchOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const whole = (name: string, range: readonly [number, number]): number =>
    wholeNumber(name, given[name], range, language);
  return {
    parts: readParts(given["part"] as readonly string[], language),
    rounds: whole("rounds", [1, 1000]),
    seconds: positiveNumber("seconds", given["seconds"], language),
    blocks: whole("blocks", [1, 50_000]),
    nodes: whole("nodes", [1, 64]),
    stages: given["stage"] as readonly string[],
    out: given["out"] as string | undefined,
    language,
  };
}

function readParts(asked: readonly string[], language: Language): readonly Part[] {
  const known: readonly string[] = PARTS;
  const wrong = asked.find((part) => !known.includes(part));
  if (wrong !== undefined) {
    const parts = PARTS.join(", ");
    throw new UsageError(createBenchSay(language)("usage.part", { part: wrong, parts }));
  }
  return asked.length === 0 ? PARTS : PARTS.filter((part) => asked.includes(part));
}
