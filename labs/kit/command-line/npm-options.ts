import { UsageError } from "./usage-error.ts";
import { createTranslator } from "../language/translator.ts";
import { kitCatalogue } from "../language/catalogue.ts";
import type { Language } from "../language/language.ts";

/** How an option takes its value, as far as npm is concerned. */
export type OptionKind = "flag" | "value";

/**
 * The options that npm took for its own. PowerShell's npm can swallow the `--` of
 * `npm run grade lab5 -- --submission x`; what it then makes of `--submission=x` is a variable
 * `npm_config_submission`. Names with a dash arrive with an underscore.
 *
 * @param kinds - the options that there are, by their long names.
 * @returns arguments such as `--submission=x`, to be put before those of the command line, which win.
 * @throws UsageError when npm kept only that an option was there, and lost its value.
 */
export function npmOptions(
  kinds: Readonly<Record<string, OptionKind>>,
  env: NodeJS.ProcessEnv,
  language: Language,
): string[] {
  const command = env["npm_lifecycle_event"];
  if (command === undefined) return [];
  return Object.entries(kinds).flatMap(([option, kind]) => {
    const value = env[`npm_config_${option.replaceAll("-", "_")}`];
    if (value === undefined || value === "") return [];
    if (kind === "value" && value === "true") {
      const say = createTranslator(kitCatalogue, language);
      throw new UsageError(say("usage.npm-swallowed", { option, command }));
    }
    return [`--${option}=${value}`];
  });
}
