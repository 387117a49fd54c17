/** The languages in which the kit speaks to people: Chinese or English. */
export type Language = "zh" | "en";

/** The variables that name the language of a terminal, as POSIX orders them. */
const VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/**
 * The language to speak: the one asked for with `--lang`, else that of the environment (`LC_ALL`,
 * `LC_MESSAGES`, `LANG`), else the system's own setting, which is all that Windows has. Whatever is
 * not Chinese reads English.
 */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (asked === "zh" || asked === "en") return asked;
  const named = VARIABLES.map((name) => env[name]).find(
    (value) => value !== undefined && value !== "",
  );
  const locale = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
}
