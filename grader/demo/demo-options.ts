import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { demoCatalogue as text } from "./messages.ts";

/** How `npm run demo` was called. */
export interface DemoOptions {
  readonly lab: Lab;
  /** A folder, or `reference`; undefined for what is there. */
  readonly submission: string | undefined;
  readonly isOpened: boolean;
  /** The port of the page; 0 for a free one. */
  readonly port: number;
  /** Seconds between the tracker's rounds. */
  readonly sleep: number;
  /** The miners' difficulty in leading hex zeros: six are a block in a few seconds. */
  readonly zeros: number;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run demo",
  positional: { name: "lab", describe: text["option.lab"], default: "lab5" },
  options: {
    submission: { type: "string", describe: text["option.submission"] },
    open: { type: "boolean", default: true, describe: text["option.open"] },
    port: { type: "number", describe: text["option.port"] },
    sleep: { alias: "t", type: "number", default: 2, describe: text["option.sleep"] },
    zeros: { alias: "z", type: "number", default: 6, describe: text["option.zeros"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of a demo.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readDemoOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<DemoOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const { port = 0 } = given;
  return {
    lab: findLab(String(given["lab"]), language),
    submission: given["submission"] as string | undefined,
    isOpened: given["open"] === true,
    port: wholeNumber("port", port, [0, 65_535], language),
    sleep: positiveNumber("sleep", given["sleep"], language),
    zeros: wholeNumber("zeros", given["zeros"], [1, 64], language),
    language,
  };
}
