import { randomInt } from "node:crypto";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { tournamentCatalogue as text } from "./messages.ts";

const MAX_SEED = 2 ** 31 - 1;
/** Seeds that are drawn are short, so that they are easily typed. */
const MAX_DRAWN_SEED = 1_000_000;

/** How `npm run tournament` was called. */
export interface TournamentOptions {
  readonly lab: string;
  readonly paths: readonly string[];
  /** Whether the reference takes part. */
  readonly reference: boolean;
  readonly seed: number;
  readonly out: string;
  readonly json: string | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run tournament",
  positional: { name: "lab", describe: text["option.lab"] },
  further: { name: "submissions", describe: text["option.submissions"] },
  options: {
    reference: { type: "boolean", default: true, describe: text["option.reference"] },
    seed: { type: "number", describe: text["option.seed"] },
    out: { type: "string", describe: text["option.out"] },
    json: { type: "string", describe: text["option.json"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/** Reads the command line of a tournament. @throws UsageError when it is not to be understood. */
export async function readTournamentOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<TournamentOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const lab = String(given["lab"]);
  const seed = given["seed"] ?? randomInt(MAX_DRAWN_SEED);
  return {
    lab,
    paths: (given["submissions"] ?? []) as string[],
    reference: given["reference"] !== false,
    seed: wholeNumber("seed", seed, [0, MAX_SEED], language),
    out: (given["out"] as string | undefined) ?? `tournament-${lab}.html`,
    json: given["json"] as string | undefined,
    language,
  };
}
