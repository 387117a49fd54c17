import { MAX_POOL_TRANSACTIONS } from "../contract/limits.ts";
import { kitCatalogue as text } from "../language/catalogue.ts";
import type { CommandLine } from "./command-line.ts";
import { DEFAULT_ROUNDS, ROUNDS_RANGE, WORKERS_RANGE, difficulty } from "./mining-options.ts";
import { wholeNumber } from "./numbers.ts";
import { readCommandLine, spokenLanguage } from "./read-command-line.ts";

/** How a builder is started (contract 1). */
export interface BuilderOptions {
  /** The file of the node for which it builds. */
  readonly db: string;
  /** How many transactions must wait before it seals them. */
  readonly minItems: number;
  /** The difficulty asked for, in leading hex zeros; undefined where the file decides. */
  readonly zeros: number | undefined;
  /** Nonces that one mining job tries. */
  readonly rounds: number;
  /** Whether the program's faster mining loop is taken, where it has one. */
  readonly fast: boolean;
  /** Threads that share each mining job. */
  readonly workers: number;
}

const LINE: CommandLine = {
  name: "npm run builder --",
  options: {
    db: { alias: "r", type: "string", required: true, describe: text["option.builder-db"] },
    "min-items": { type: "number", default: 4, describe: text["option.min-items"] },
    zeros: { alias: "z", type: "number", describe: text["option.zeros"] },
    rounds: { type: "number", default: DEFAULT_ROUNDS, describe: text["option.rounds"] },
    fast: { type: "boolean", default: false, describe: text["option.fast"] },
    workers: { type: "number", default: 1, describe: text["option.workers"] },
    lang: { type: "string", choices: ["zh", "en"], describe: text["option.lang"] },
  },
};

/**
 * Reads the command line of a builder.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readBuilderOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BuilderOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const range = [1, MAX_POOL_TRANSACTIONS] as const;
  return {
    db: String(given["db"]),
    minItems: wholeNumber("min-items", given["min-items"], range, language),
    zeros: difficulty(given["zeros"], language),
    rounds: wholeNumber("rounds", given["rounds"], ROUNDS_RANGE, language),
    fast: given["fast"] === true,
    workers: wholeNumber("workers", given["workers"], WORKERS_RANGE, language),
  };
}
