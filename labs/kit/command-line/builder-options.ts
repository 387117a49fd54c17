import { MAX_POOL_TRANSACTIONS } from "../contract/limits.ts";
import { kitCatalogue } from "../language/catalogue.ts";
import { createTranslator } from "../language/translator.ts";
import { wholeNumber } from "./numbers.ts";
import { readCommandLine, spokenLanguage } from "./read-command-line.ts";

/** How a builder is started (contract 1). */
export interface BuilderOptions {
  /** The file of the node for which it builds. */
  readonly db: string;
  /** How many transactions must wait before it seals them. */
  readonly minItems: number;
}

/**
 * Reads the command line of a builder.
 *
 * @throws UsageError when it is not to be understood.
 */
export function readBuilderOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): BuilderOptions {
  const language = spokenLanguage(args, env);
  const say = createTranslator(kitCatalogue, language);
  const given = readCommandLine(
    {
      name: "npm run builder --",
      usage: "$0",
      options: {
        db: {
          alias: "r",
          type: "string",
          demandOption: true,
          requiresArg: true,
          describe: say("option.builder-db"),
        },
        "min-items": { type: "number", default: 4, describe: say("option.min-items") },
        lang: { choices: ["zh", "en"], describe: say("option.lang") },
      },
    },
    args,
    env,
  );
  const range = [1, MAX_POOL_TRANSACTIONS] as const;
  return { db: given.db, minItems: wholeNumber("min-items", given["min-items"], range, language) };
}
