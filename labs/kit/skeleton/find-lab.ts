import { UsageError } from "../command-line/usage-error.ts";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import { readLabs } from "./labs.ts";
import type { Lab } from "./labs.ts";

/** The lab that a command names. @throws UsageError, with the labs that there are, when it is none. */
export function findLab(id: string, language: Language): Lab {
  const labs = readLabs();
  const lab = labs.find((one) => one.id === id);
  if (lab !== undefined) return lab;
  const known = labs.map((one) => one.id).join(language === "zh" ? "、" : ", ");
  throw new UsageError(kitSay(language)("usage.unknown-lab", { lab: id, labs: known }));
}
