import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import type { Catalogue, Translate } from "../language/translator.ts";

/** What `npm run submit` says to people, by stable ids. */
export const submitCatalogue = {
  "option.lab": { zh: "要提交的实验，例如 lab5", en: "the lab to hand in, such as lab5" },
  "option.number": { zh: "学号（会记住）", en: "your student number (it is remembered)" },
  "option.name": { zh: "姓名（会记住）", en: "your name (it is remembered)" },
  "option.out": {
    zh: "压缩包写到哪个文件夹（默认项目文件夹）",
    en: "folder for the zip (default: the project's)",
  },
  "ask.number": { zh: "学号：", en: "Your student number: " },
  "ask.name": { zh: "姓名：", en: "Your name: " },
  "usage.who": {
    zh: "缺少学号或姓名。请写：npm run submit {{lab}} -- --number 2026001 --name 王小明（只需一次，会记住）",
    en: 'Your number or name is missing. Write: npm run submit {{lab}} -- --number 2026001 --name "Li Ming" (once: it is remembered)',
  },
  "usage.no-manifest": {
    zh: "labs/{{lab}} 里没有 lab.json。恢复它：npm run reset {{lab}}（其他文件会留备份）。",
    en: "labs/{{lab}} has no lab.json. To get it back: npm run reset {{lab}} (your other files are kept beside).",
  },
  "usage.too-large": {
    zh: "labs/{{lab}} 太大：至多 {{megabytes}} MB、{{files}} 个文件。请移走数据、日志和编译产物。",
    en: "labs/{{lab}} is too large: {{megabytes}} MB and {{files}} files at most. Take away data, logs and what a compiler made.",
  },
  "usage.cannot-write": {
    zh: "写不了 {{file}}（{{reason}}）。",
    en: "Cannot write {{file}} ({{reason}}).",
  },
  "with-report": {
    zh: "实验报告一并装入压缩包。",
    en: "Your report goes into the zip as well.",
  },
  "without-report": {
    zh: "还没有实验报告：先运行 npm run report {{lab}}，再打包一次，报告就会装进去。",
    en: "There is no report yet: run npm run report {{lab}} and pack again, and it will be in the zip.",
  },
  grading: {
    zh: "已打包 {{count}} 个文件，正在从压缩包本身评分……",
    en: "Packed {{count}} files; grading what is in the zip …",
  },
  "grading-folder": {
    zh: "没有全部通过；再评一次文件夹，看有没有漏掉文件……",
    en: "Not all passed; grading the folder as well, to see whether a file was left out …",
  },
  lower: {
    zh: "注意：压缩包得 {{zip}} 分，而 labs/{{lab}} 文件夹得 {{folder}} 分。压缩包里少了文件：程序多半用到了 labs/{{lab}} 之外的文件。请把它们移进来再提交。",
    en: "Note: the zip earns {{zip}} points, the folder labs/{{lab}} {{folder}}. A file is missing in the zip: your programs use one outside labs/{{lab}}. Move it in, and submit again.",
  },
  ungraded: {
    zh: "注意：评分没有完成（{{status}}），压缩包里没有完整的评分记录。代码已打包，仍可提交；请先看 npm run grade {{lab}} 说了什么。",
    en: "Note: it could not be graded completely (status {{status}}). Your code is packed and can be handed in, but see what npm run grade {{lab}} says first.",
  },
  stage: { zh: "  {{stage}}  {{earned}}/{{points}}", en: "  {{stage}}  {{earned}}/{{points}}" },
  bonus: { zh: "（加分）", en: " (bonus)" },
  kept: {
    zh: "同名的旧压缩包留在 {{backup}}",
    en: "The older zip of that name is kept as {{backup}}",
  },
  written: {
    zh: "已写好 {{file}}\n合计 {{earned}}/{{points}}\nSHA-256 {{hash}}",
    en: "Wrote {{file}}\nPoints {{earned}} of {{points}}\nSHA-256 {{hash}}",
  },
} as const satisfies Catalogue;

/** Renders the texts of {@link submitCatalogue}. */
export type SubmitSay = Translate<typeof submitCatalogue>;

/** A translator of the texts of `npm run submit`. */
export function createSubmitSay(language: Language): SubmitSay {
  return createTranslator(submitCatalogue, language);
}
