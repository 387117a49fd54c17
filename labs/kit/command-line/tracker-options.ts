import { normalisePeerUrl } from "../contract/peer-url.ts";
import { kitCatalogue } from "../language/catalogue.ts";
import { createTranslator } from "../language/translator.ts";
import { positiveNumber, wholeNumber } from "./numbers.ts";
import { readCommandLine, spokenLanguage } from "./read-command-line.ts";
import { UsageError } from "./usage-error.ts";

/** How a tracker is started (contract 1). */
export interface TrackerOptions {
  /** The node to begin with. */
  readonly seedUrl: string;
  /** Seconds between two rounds of questions. */
  readonly sleep: number;
  /** Connections at a time, at most. */
  readonly maxConnections: number;
  /** Whether debug lines are logged. */
  readonly debug: boolean;
}

/**
 * Reads the command line of a tracker.
 *
 * @throws UsageError when it is not to be understood.
 */
export function readTrackerOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): TrackerOptions {
  const language = spokenLanguage(args, env);
  const say = createTranslator(kitCatalogue, language);
  const given = readCommandLine(
    {
      name: "npm run tracker --",
      usage: "$0 <seed>",
      positionals: (parser) =>
        parser.positional("seed", { type: "string", describe: say("option.seed") }),
      options: {
        sleep: { alias: "t", type: "number", default: 30, describe: say("option.sleep") },
        "max-connection": {
          alias: "c",
          type: "number",
          default: 3,
          describe: say("option.max-connection"),
        },
        debug: { type: "boolean", default: false, describe: say("option.debug") },
        lang: { choices: ["zh", "en"], describe: say("option.lang") },
      },
    },
    args,
    env,
  );
  const seedUrl = String(given["seed"]);
  try {
    normalisePeerUrl(seedUrl);
  } catch {
    throw new UsageError(say("usage.not-a-url", { value: seedUrl }));
  }
  return {
    seedUrl,
    sleep: positiveNumber("sleep", given.sleep, language),
    maxConnections: wholeNumber("max-connection", given["max-connection"], [1, 1000], language),
    debug: given.debug,
  };
}
