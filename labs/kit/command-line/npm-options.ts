import type { Language } from "../language/language.ts";
import type { Option } from "./command-line.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The options that npm took for its own. PowerShell's npm can swallow the `--` of
 * `npm run grade lab5 -- --submission x`; what it then makes of `--submission=x` is a variable
 * `npm_config_submission`. Names with a dash arrive with an underscore.
 *
 * @returns arguments such as `--submission=x`, to be put before those of the command line, which win.
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
    if (type !== "boolean" && value === "true") {
      const { kitSay } = await import("../language/kit-say.ts");
      throw new UsageError(kitSay(language)("usage.npm-swallowed", { option, command }));
    }
    found.push(`--${option}=${value}`);
  }
  return found;
}
