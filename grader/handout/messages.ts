import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What `npm run handout` says to people, by stable ids. */
export const handoutCatalogue = {
  "option.out": {
    zh: "写到哪个文件夹（须为空；默认 dist/handout，每次重写）",
    en: "folder to write to, which has to be empty (default dist/handout, written anew each time)",
  },
  "usage.not-empty": {
    zh: "文件夹 {{folder}} 不是空的。这里从不覆盖：请给一个新文件夹。",
    en: "The folder {{folder}} is not empty. Nothing is overwritten: name a new one.",
  },
  "usage.cannot-write": {
    zh: "写不了 {{folder}}（{{reason}}）。",
    en: "Cannot write to {{folder}} ({{reason}}).",
  },
  written: {
    zh: "学生仓库 {{version}}：{{count}} 个文件\n  文件夹  {{folder}}\n  压缩包  {{zip}}\n  SHA-256 {{hash}}",
    en: "The students' repository {{version}}: {{count}} files\n  folder  {{folder}}\n  zip     {{zip}}\n  SHA-256 {{hash}}",
  },
} as const satisfies Catalogue;

/** A translator of the texts of `npm run handout`. */
export function createHandoutSay(language: Language): Translate<typeof handoutCatalogue> {
  return createTranslator(handoutCatalogue, language);
}
