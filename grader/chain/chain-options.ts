import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { httpOrigin } from "../../labs/kit/contract/peer-url.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { chainCatalogue as text, createChainSay } from "./messages.ts";

/** How `npm run chain` was called. */
export interface ChainOptions {
  readonly action: "export" | "import";
  readonly folder: string;
  /** Where the node's pages are, such as `http://127.0.0.1:9000`. */
  readonly origin: string;
  /** The chain's difficulty; of no meaning for an export. */
  readonly zeros: number;
  readonly language: Language;
}

/** The option that names the node by its URL, for each action. */
const URL_OPTIONS = { export: "from", import: "to" } as const;

/**
 * Reads the command line: `export` or `import`, the folder, and options.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readChainOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ChainOptions> {
  const language = spokenLanguage(args, env);
  const say = createChainSay(language);
  const [action, ...rest] = args;
  if (action !== "export" && action !== "import") throw new UsageError(say("usage.action"));
  const given = await readCommandLine(lineOf(action), rest, env);
  const url = given[URL_OPTIONS[action]] as string | undefined;
  const port = wholeNumber("port", given["port"], [1, 65_535], language);
  return {
    action,
    folder: String(given["folder"]),
    origin: url === undefined ? `http://127.0.0.1:${port}` : readOrigin(url, language),
    zeros: action === "export" ? 0 : wholeNumber("zeros", given["zeros"], [1, 64], language),
    language,
  };
}

function lineOf(action: ChainOptions["action"]): CommandLine {
  return {
    name: `npm run chain -- ${action}`,
    positional: { name: "folder", describe: text["option.folder"] },
    options: {
      port: { alias: "p", type: "number", default: 9000, describe: text["option.port"] },
      [URL_OPTIONS[action]]: { type: "string", describe: text["option.from"] },
      ...(action === "import" && {
        zeros: { alias: "z", type: "number", default: 4, describe: text["option.zeros"] },
      }),
      lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
    },
  };
}

function readOrigin(value: string, language: Language): string {
  try {
    return httpOrigin(value);
  } catch {
    throw new UsageError(createChainSay(language)("usage.url", { value }));
  }
}
