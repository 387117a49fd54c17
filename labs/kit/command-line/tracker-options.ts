import { isPeerUrl } from "../contract/peer-url.ts";
import { kitCatalogue as text } from "../language/catalogue.ts";
import { kitSay } from "../language/kit-say.ts";
import type { CommandLine } from "./command-line.ts";
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

const LINE: CommandLine = {
  name: "npm run tracker --",
  positional: { name: "seed", describe: text["option.seed"] },
  options: {
    sleep: { alias: "t", type: "number", default: 30, describe: text["option.sleep"] },
    "max-connection": {
      alias: "c",
      type: "number",
      default: 3,
      describe: text["option.max-connection"],
    },
    debug: { type: "boolean", default: false, describe: text["option.debug"] },
    lang: { type: "string", choices: ["zh", "en"], describe: text["option.lang"] },
  },
};

/** More connections than a tracker on one machine can make use of. */
const MAX_CONNECTIONS = 1000;

/**
 * Reads the command line of a tracker.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readTrackerOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<TrackerOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const seedUrl = String(given["seed"]);
  if (!isPeerUrl(seedUrl)) {
    throw new UsageError(kitSay(language)("usage.not-a-url", { value: seedUrl }));
  }
  const limit = [1, MAX_CONNECTIONS] as const;
  return {
    seedUrl,
    sleep: positiveNumber("sleep", given["sleep"], language),
    maxConnections: wholeNumber("max-connection", given["max-connection"], limit, language),
    debug: given["debug"] === true,
  };
}
