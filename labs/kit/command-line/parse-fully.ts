import yargs from "yargs";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import type { CommandLine, Values } from "./command-line.ts";
import { UsageError } from "./usage-error.ts";

/** How wide `--help` is at most. */
const MAX_COLUMNS = 100;

/** One form for one and for many: where yargs asks for two, a text alone makes it fail. */
const both = (text: string): Plural => ({ one: text, other: text });

interface Plural {
  readonly one: string;
  readonly other: string;
}

/** What yargs says of a wrong command line, in Chinese; its own translation is not in a bundle. */
const CHINESE: Readonly<Record<string, string | Plural>> = {
  "Options:": "选项：",
  "Positionals:": "参数：",
  boolean: "开关",
  string: "文字",
  number: "数字",
  array: "列表",
  required: "必需",
  default: "默认值",
  "default:": "默认值：",
  "choices:": "可选值：",
  "Show help": "显示帮助",
  "Not enough non-option arguments: got %s, need at least %s":
    both("缺少参数：给了 %s 个，至少需要 %s 个"),
  "Too many non-option arguments: got %s, maximum of %s": both("参数太多：给了 %s 个，最多 %s 个"),
  "Missing argument value: %s": both("缺少参数值：%s"),
  "Missing required argument: %s": both("缺少必需的选项：%s"),
  "Unknown argument: %s": both("未知的选项：%s"),
  "Invalid values:": "无效的值：",
  "Argument: %s, Given: %s, Choices: %s": "选项 %s，给定 %s，可选 %s",
  "Not enough arguments following: %s": "选项后缺少值：%s",
};

/**
 * Reads a command line with yargs: `--help` prints the options and ends the process with status 0,
 * and a wrong command line is said to be wrong.
 *
 * @throws UsageError when an option is unknown, lacks its value, is missing or is there twice.
 */
export function parseFully(
  { name, options, positional, further }: CommandLine,
  args: readonly string[],
  language: Language,
): Values {
  const isOptional = positional?.optional === true || positional?.default !== undefined;
  const called = positional?.name;
  const first = called === undefined ? "" : isOptional ? ` [${called}]` : ` <${called}>`;
  const rest = further === undefined ? "" : ` [${further.name}..]`;
  const parser = yargs([...args])
    .scriptName(name)
    // Its types know of no plural forms.
    .updateStrings((language === "zh" ? CHINESE : {}) as Record<string, string>)
    .parserConfiguration({ "duplicate-arguments-array": true, "camel-case-expansion": false })
    .command(`$0${first}${rest}`, "", (command) => {
      for (const one of [positional, further]) {
        if (one === undefined) continue;
        command.positional(one.name, { type: "string", describe: one.describe[language] });
      }
      if (positional?.default !== undefined) command.default(positional.name, positional.default);
      return command;
    })
    .strict()
    .version(false)
    .help()
    .showHelpOnFail(false)
    .wrap(Math.min(MAX_COLUMNS, process.stdout.columns || MAX_COLUMNS))
    .fail((message: string | null, error: Error | undefined) => {
      throw new UsageError((message ?? error?.message ?? "").replaceAll("\n", " "));
    });
  for (const [option, { describe, alias, choices, required, ...rest }] of Object.entries(options)) {
    parser.option(option, {
      ...rest,
      describe: describe[language],
      ...(alias === undefined ? {} : { alias }),
      ...(choices === undefined ? {} : { choices }),
      ...(required === undefined ? {} : { demandOption: required }),
      ...(rest.type === "boolean" ? {} : { requiresArg: true }),
    });
  }
  const values: Values = parser.parseSync();
  for (const [option, { array }] of Object.entries(options)) {
    if (array === true || !Array.isArray(values[option])) continue;
    throw new UsageError(kitSay(language)("usage.one-value", { option }));
  }
  return values;
}
