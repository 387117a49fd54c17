import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { sessionCatalogue as text } from "./messages.ts";

/** The nodes have ports in a row; the last one is to be a port, too. */
const LAST_FIRST_PORT = 65_500;

/** How `npm run record` was called. */
export interface SessionOptions {
  readonly lab: Lab;
  /** A folder, or `reference`; undefined for the student's own lab. */
  readonly submission: string | undefined;
  /** The first node's port, as clients and other programs know it. */
  readonly ports: number;
  /** Seconds between the tracker's rounds. */
  readonly sleep: number;
  /** The miners' difficulty in leading hex zeros. */
  readonly zeros: number;
  /** The folder for the bundle; undefined for its usual place. */
  readonly out: string | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run record",
  positional: { name: "lab", describe: text["option.lab"], default: "lab5" },
  options: {
    submission: { type: "string", describe: text["option.submission"] },
    ports: { alias: "p", type: "number", default: 9000, describe: text["option.ports"] },
    sleep: { alias: "t", type: "number", default: 2, describe: text["option.sleep"] },
    zeros: { alias: "z", type: "number", default: 6, describe: text["option.zeros"] },
    out: { type: "string", describe: text["option.out"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of a session to record.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readSessionOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<SessionOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  return {
    lab: findLab(String(given["lab"]), language),
    submission: given["submission"] as string | undefined,
    ports: wholeNumber("ports", given["ports"], [1, LAST_FIRST_PORT], language),
    sleep: positiveNumber("sleep", given["sleep"], language),
    zeros: wholeNumber("zeros", given["zeros"], [1, 64], language),
    out: given["out"] as string | undefined,
    language,
  };
}
