import type { Language } from "../language/language.ts";
import type { Option } from "./command-line.ts";
import { UsageError } from "./usage-error.ts";

/** What npm makes of `--lang`: it reads the letters as `-l -a -n -g`, and leaves the value behind. */
const LETTERS_OF_LANG = ["long", "all", "global"] as const;

/** Whether npm took `--lang` for four of its own options, as it does without `--` before it. */
function hasSwallowedLang(env: NodeJS.ProcessEnv): boolean {
  const isRun = env["npm_lifecycle_event"] !== undefined;
  return isRun && LETTERS_OF_LANG.every((name) => env[`npm_config_${name}`] === "true");
}

/**
 * The arguments as they were meant: where npm took `--lang=en` apart, only `en` is left of it.
 *
 * @returns the same arguments where nothing of the kind has happened.
 */
export function restoreLang(args: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const at = args.findLastIndex((arg) => arg === "zh" || arg === "en");
  if (!hasSwallowedLang(env) || at === -1) return args;
  return [...args.slice(0, at), `--lang=${args[at] ?? ""}`, ...args.slice(at + 1)];
}

/**
 * The options that npm took for its own. PowerShell's npm can swallow the `--` of
 * `npm run grade lab5 -- --submission x`; what it then makes of `--submission=x` is a variable
 * `npm_config_submission`. Names with a dash arrive with an underscore.
 *
 * @returns arguments such as `--submission=x`; those of the command line win over them.
 * @throws UsageError when npm kept only that an option was there, and lost its value.
 */
export async function npmOptions(
  options: Readonly<Record<string, Option>>,
  env: NodeJS.ProcessEnv,
  language: Language,
): Promise<string[]> {
  const command = env["npm_lifecycle_event"];
  if (command === undefined) return [];
  const found: string[] = [];
  for (const [option, { type }] of Object.entries(options)) {
    const value = env[`npm_config_${option.replaceAll("-", "_")}`];
    if (value === undefined || value === "") continue;
    // Nobody asked for it: it is one of the letters.
    if (hasSwallowedLang(env) && LETTERS_OF_LANG.some((name) => name === option)) continue;
    if (type !== "boolean" && value === "true") {
      const { kitSay } = await import("../language/kit-say.ts");
      throw new UsageError(kitSay(language)("usage.npm-swallowed", { option, command }));
    }
    found.push(`--${option}=${value}`);
  }
  return found;
}

/**
 * An environment for another command that is started from one of `npm run`: what npm kept of the
 * options in it is meant for the first one alone.
 */
export function withoutNpmOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== "npm_lifecycle_event"));
}
