import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import type { Catalogue, Translate } from "../language/translator.ts";

/** What `npm run reset` says to people, by stable ids. */
export const resetCatalogue = {
  "option.lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.stage": {
    zh: "只恢复这些阶段；不写则恢复整个实验",
    en: "restore only these stages; the whole lab when there is none",
  },
  "option.dry-run": { zh: "只说会做什么，不改文件", en: "only say what would be done" },
  "usage.stage": {
    zh: "{{lab}} 没有阶段 {{stage}}。现有：{{stages}}。",
    en: "{{lab}} has no stage {{stage}}. There are: {{stages}}.",
  },
  "usage.not-writable": {
    zh: "写不了 {{file}}（{{reason}}）。请检查权限，或关掉正在使用它的程序；已经恢复的文件都留有备份。",
    en: "Cannot write {{file}} ({{reason}}). Check its rights, or close the program that uses it; whatever was restored before has its backup.",
  },
  restored: {
    zh: "已恢复 {{file}}，原文件在 {{backup}}",
    en: "Restored {{file}}; what it was is in {{backup}}",
  },
  created: { zh: "已补上缺少的 {{file}}", en: "Restored {{file}}, which was missing" },
  functions: {
    zh: "已恢复 {{file}} 中的 {{names}}，原文件在 {{backup}}",
    en: "Restored {{names}} in {{file}}; what the file was is in {{backup}}",
  },
  "not-found": {
    zh: "{{file}} 里找不到 {{names}}（改名了？语法有误？），没有改动。要恢复整个实验：npm run reset {{lab}}",
    en: "{{names}} can't be found in {{file}} (renamed, or a syntax error?), which is left as it is. To restore the whole lab: npm run reset {{lab}}",
  },
  unchanged: {
    zh: "没有什么要恢复：文件都是最初的样子。",
    en: "There is nothing to restore: the files are as they were given.",
  },
  "dry-run": { zh: "（--dry-run：以上什么都没有做）", en: "(--dry-run: nothing of this was done)" },
  separator: { zh: "、", en: ", " },
} as const satisfies Catalogue;

/** A translator of the texts of `npm run reset`. */
export function createResetSay(language: Language): Translate<typeof resetCatalogue> {
  return createTranslator(resetCatalogue, language);
}
