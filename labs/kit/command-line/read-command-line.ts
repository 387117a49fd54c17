import yargs from "yargs";
import type { Argv, InferredOptionTypes, Options } from "yargs";
import { chooseLanguage } from "../language/language.ts";
import type { Language } from "../language/language.ts";
import { npmOptions } from "./npm-options.ts";
import { UsageError } from "./usage-error.ts";

/** What a command line may hold. */
export interface CommandLine<O extends Record<string, Options>> {
  /** The command as the user types it, such as `npm run node --`. */
  readonly name: string;
  /** What follows it: yargs' form, such as `$0 <seed>`. */
  readonly usage: string;
  readonly options: O;
  /** Declares positional arguments. */
  readonly positionals?: (parser: Argv) => Argv;
}

/**
 * Reads a command line with yargs. `--help` prints the options and ends the process with status 0.
 *
 * @param args - the arguments without the program's own name.
 * @throws UsageError when an option is unknown, given twice, or lacks its value.
 */
export function readCommandLine<O extends Record<string, Options>>(
  { name, usage, options, positionals = (parser) => parser }: CommandLine<O>,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): InferredOptionTypes<O> & Record<string, unknown> {
  const language = spokenLanguage(args, env);
  const kinds = Object.entries(options).map(([option, { type }]) => {
    return [option, type === "boolean" ? "flag" : "value"] as const;
  });
  const fromNpm = npmOptions(Object.fromEntries(kinds), env, language);
  const given = fromNpm.filter((arg) => !isGiven(arg, args, options));
  const parser = yargs([...given, ...args])
    .scriptName(name)
    .locale(language === "zh" ? "zh_CN" : "en")
    .parserConfiguration({ "duplicate-arguments-array": true, "camel-case-expansion": false })
    .command(usage, "", positionals)
    .options(options)
    .strict()
    .version(false)
    .help()
    .showHelpOnFail(false)
    .wrap(Math.min(100, process.stdout.columns || 100))
    .fail((message: string | null, error: Error | undefined) => {
      throw new UsageError((message ?? error?.message ?? "").replaceAll("\n", " "));
    });
  const parsed: unknown = parser.parseSync();
  return parsed as InferredOptionTypes<O> & Record<string, unknown>;
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
  options: Readonly<Record<string, Options>>,
): boolean {
  const name = fromNpm.slice(2).split("=")[0] ?? "";
  const alias = options[name]?.alias;
  const spellings = [`--${name}`, ...(typeof alias === "string" ? [`-${alias}`] : [])];
  return args.some((arg) => spellings.some((text) => arg === text || arg.startsWith(`${text}=`)));
}
