import { chooseLanguage } from "../language/language.ts";
import type { Language } from "../language/language.ts";
import type { CommandLine, Option, Values } from "./command-line.ts";
import { npmOptions } from "./npm-options.ts";
import { parseQuickly } from "./parse-quickly.ts";

/**
 * Reads a command line; what npm kept to itself of it counts too, see `npm-options.ts`. `--help`
 * prints the options and ends the process with status 0.
 *
 * @param args - the arguments without the program's own name.
 * @throws UsageError when an option is unknown, lacks its value or is missing.
 */
export async function readCommandLine(
  line: CommandLine,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Values> {
  const language = spokenLanguage(args, env);
  const fromNpm = await npmOptions(line.options, env, language);
  // At the end, since an option that is a list takes what follows it.
  const given = [...args, ...fromNpm.filter((arg) => !isGiven(arg, args, line.options))];
  const values = parseQuickly(line, given);
  if (values !== null) return values;
  const { parseFully } = await import("./parse-fully.ts");
  return parseFully(line, given, language);
}

/** The language in which to speak of a command line, `--lang` in it counted, before it is parsed. */
export function spokenLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const asked = at === -1 ? env["npm_config_lang"] : (args[at]?.split("=")[1] ?? args[at + 1]);
  return chooseLanguage(asked, env);
}

/** Whether the command line itself gives the option that npm passed on. */
function isGiven(
  fromNpm: string,
  args: readonly string[],
  options: Readonly<Record<string, Option>>,
): boolean {
  const name = fromNpm.slice(2).split("=")[0] ?? "";
  const alias = options[name]?.alias;
  const spellings = [`--${name}`, ...(alias === undefined ? [] : [`-${alias}`])];
  return args.some((arg) => spellings.some((text) => arg === text || arg.startsWith(`${text}=`)));
}
