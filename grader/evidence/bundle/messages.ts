import type { Language } from "../../../labs/kit/language/language.ts";
import { createTranslator } from "../../../labs/kit/language/translator.ts";
import type { Catalogue } from "../../../labs/kit/language/translator.ts";
import type { BundleFault } from "./bundle-error.ts";

/** What is said of bundles, by stable ids: the codes of `BundleFault`. */
export const bundleCatalogue = {
  "no-bundle": {
    zh: "{{folder}} 里没有运行记录（bundle.json）。先完整评一次分：npm run grade LAB。",
    en: "There is no record of a run (bundle.json) in {{folder}}. Grade the whole lab first: npm run grade LAB.",
  },
  "bad-file": {
    zh: "运行记录已损坏：{{folder}} 里的 {{file}} 读不出来（{{reason}}）。重新评一次分就会重写。",
    en: "The record of the run is damaged: {{file}} in {{folder}} can't be read ({{reason}}). Grading once more writes it anew.",
  },
  "missing-file": {
    zh: "运行记录不完整：{{folder}} 里缺少 {{file}}。重新评一次分就会重写。",
    en: "The record of the run is incomplete: {{file}} is missing in {{folder}}. Grading once more writes it anew.",
  },
  "changed-file": {
    zh: "{{folder}} 里的 {{file}} 和评分程序写下的不一样：有人改动过，或者文件已损坏。重新评一次分就会重写。",
    en: "{{file}} in {{folder}} is not as the grader wrote it: it was edited or damaged. Grading once more writes it anew.",
  },
  "changed-manifest": {
    zh: "{{folder}} 里的 bundle.json 和评分程序写下的不一样：有人改动过，或者文件已损坏。重新评一次分就会重写。",
    en: "bundle.json in {{folder}} is not as the grader wrote it: it was edited or damaged. Grading once more writes it anew.",
  },
  "foreign-file": {
    zh: "{{folder}} 里的 {{file}} 不是评分程序写的：bundle.json 没有提到它。",
    en: "{{file}} in {{folder}} was not written by the grader: bundle.json does not name it.",
  },
} as const satisfies Catalogue;

/** A fault of a bundle in a language of people, with what to do. */
export function sayBundleFault({ code, details }: BundleFault, language: Language): string {
  return createTranslator(bundleCatalogue, language)(code, details);
}
