import type { Language } from "../../../labs/kit/language/language.ts";
import { createTranslator } from "../../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../../labs/kit/language/translator.ts";

/** The texts of the gradebook. */
const gradebookCatalogue = {
  sheet: { zh: "成绩", en: "Grades" },
  number: { zh: "学号", en: "Number" },
  name: { zh: "姓名", en: "Name" },
  group: { zh: "班级", en: "Class" },
  earned: { zh: "得分", en: "Points" },
  bonus: { zh: "加分", en: "Bonus" },
  "bonus-mark": { zh: "（加分）", en: " (bonus)" },
  "days-late": { zh: "迟交天数", en: "Days late" },
  penalty: { zh: "扣分", en: "Penalty" },
  total: { zh: "总分", en: "Total" },
  status: { zh: "状态", en: "Status" },
  remarks: { zh: "备注", en: "Remarks" },
  "hand-in": { zh: "提交", en: "Submission" },
  ungraded: { zh: "未评", en: "ungraded" },
  "status.graded": { zh: "已评", en: "graded" },
  "status.ungraded": { zh: "未评完", en: "ungraded" },
  "status.unusable": { zh: "不能用", en: "unusable" },
  "status.missing": { zh: "未交", en: "not handed in" },
  "status.excused": { zh: "免交", en: "excused" },
  "not-in-roster": { zh: "不在名单上", en: "not in the roster" },
  separator: { zh: "；", en: "; " },
} as const satisfies Catalogue;

const known = new Map<Language, Translate<typeof gradebookCatalogue>>();

/** A translator of the texts of the gradebook. */
export function createGradebookSay(language: Language): Translate<typeof gradebookCatalogue> {
  const say = known.get(language) ?? createTranslator(gradebookCatalogue, language);
  known.set(language, say);
  return say;
}
