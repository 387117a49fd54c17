import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What `npm run gradescope` says to people. */
export const gradescopeCatalogue = {
  "option.lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.out": {
    zh: "压缩包的文件名（默认 gradescope-<实验>.zip）",
    en: "the archive to write (default gradescope-<lab>.zip)",
  },
  "option.seed": {
    zh: "所有人用同一个种子；不给则每次不同",
    en: "one seed for everybody; another one each time by default",
  },
  "option.hints": {
    zh: "每项失败显示几条提示（0 到 3）",
    en: "how many hints each failure shows, 0 to 3",
  },
  "option.stage": {
    zh: "只评这个阶段，可重复",
    en: "grade this stage only; may be repeated",
  },
  "option.lang": {
    zh: "学生看到的语言，也是这条命令的语言",
    en: "the language that students see, and of this command",
  },
  "usage.cannot-write": {
    zh: "写不了 {{file}}（{{reason}}）。请换一个位置。",
    en: "Cannot write {{file}} ({{reason}}). Name another place.",
  },
  written: {
    zh: "{{file}}（{{size}} MB，SHA-256 {{hash}}）\n在 Gradescope 的作业里：Configure Autograder → 上传它。里面没有参考实现；步骤见 docs/zh/platforms.md。",
    en: "{{file}} ({{size}} MB, SHA-256 {{hash}})\nOn Gradescope: Configure Autograder, and upload it. There is no solution in it; docs/en/platforms.md says how to go on.",
  },
} as const satisfies Catalogue;

/** A translator of the texts of `npm run gradescope`. */
export function createGradescopeSay(language: Language): Translate<typeof gradescopeCatalogue> {
  return createTranslator(gradescopeCatalogue, language);
}
