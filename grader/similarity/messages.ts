import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What `npm run similar` says to people. */
export const similarCatalogue = {
  title: { zh: "{{lab}}：相似的作业", en: "{{lab}}: submissions that are alike" },
  hint: {
    zh: "这里只说哪些作业的代码相像，不说为什么。一起讨论过、看了同一本书、题目只有一种自然的写法，结果都会相像；抄袭也是。请读过两边的代码，问过两位同学，再下结论。这些数字不是分数，也不改变分数。",
    en: "This says whose code is alike, and not why. Two who talked it over, who read the same book, or who met a task that has one natural solution write alike; so does who copies. Read both sides and ask both students before you conclude anything. These numbers are no points and change none.",
  },
  method: {
    zh: "比较的是去掉骨架之后自己写的代码。名字、注释、排版和函数的顺序不起作用。列出的是至少 {{share}}% 相同、且相同部分至少 {{tokens}} 个记号的每一对，共 {{count}} 对，来自 {{all}} 份作业。",
    en: "What is compared is each one's own code, without the skeleton. Names, comments, layout and the order of functions make no difference. Listed is every pair of which at least {{share}}% and at least {{tokens}} tokens are alike: {{count}} of the pairs of {{all}} submissions.",
  },
  none: {
    zh: "没有哪两份作业相像到这个程度。",
    en: "No two submissions are that much alike.",
  },
  "column.pair": { zh: "作业", en: "submissions" },
  "column.share": { zh: "自己的代码里相同的部分", en: "part of own code" },
  "column.tokens": { zh: "记号", en: "tokens" },
  "column.longest": { zh: "最长一段", en: "longest" },
  "cut.pairs": {
    zh: "只显示前 {{shown}} 对，另有 {{more}} 对。提高 --share 可以缩小范围。",
    en: "The first {{shown}} are shown, {{more}} are not. A higher --share narrows it down.",
  },
  top: { zh: "回到列表", en: "back to the list" },
  folded: { zh: "⋯ {{n}} 行", en: "⋯ {{n}} lines" },
  refused: {
    zh: "没有比较 {{name}}：{{reason}}",
    en: "{{name}} was not compared: {{reason}}",
  },
  "omitted.no-lab": {
    zh: "没有比较 {{what}}：里面没有这个实验，或者 lab.json 不能用。",
    en: "{{what}} was not compared: the lab is not in it, or its lab.json cannot be used.",
  },
  "omitted.unreadable": {
    zh: "没有比较 {{what}}：读不了（{{reason}}）。",
    en: "{{what}} was not compared: it cannot be read ({{reason}}).",
  },
  "omitted.too-large": {
    zh: "没有比较 {{what}}：文件太多或太大。",
    en: "{{what}} was not compared: it has too many or too large files.",
  },
  "omitted.long-file": {
    zh: "没有比较 {{what}}：这个文件比人写的代码长得多。",
    en: "{{what}} was not compared: the file is much longer than code that people write.",
  },
  "omitted.many-tokens": {
    zh: "没有比较 {{what}}：这份作业的代码太多，较长的文件没有计入。",
    en: "{{what}} was not compared: the submission has too much code, and its longer files were left out.",
  },
  "omitted.plain": {
    zh: "{{what}} 嵌套太深，无法解析，只按词和符号作了比较；请自己看一看。",
    en: "{{what}} is nested too deeply to be parsed and was compared by its words and signs only; look at it yourself.",
  },
  "omitted.more": {
    zh: "还有 {{more}} 处没有照常比较。",
    en: "Not compared like the rest besides these: {{more}}",
  },
  pair: {
    zh: "  {{share}}  {{left}} ↔ {{right}}（相同 {{tokens}} 个记号，最长一段 {{longest}}）",
    en: "  {{share}}  {{left}} ↔ {{right}} ({{tokens}} tokens alike, {{longest}} in one piece)",
  },
  written: { zh: "页面：{{file}}", en: "Page: {{file}}" },
  "usage.no-submissions": {
    zh: "没有 {{path}}。请给出放着各份作业的文件夹：npm run similar {{lab}} -- 文件夹",
    en: "There is no {{path}}. Name the folder with the submissions: npm run similar {{lab}} -- FOLDER",
  },
  "usage.too-few": {
    zh: "至少要有两份能打开的作业，这里有 {{count}} 份。",
    en: "It takes two submissions that can be opened; here are {{count}}.",
  },
  "usage.too-many": {
    zh: "{{count}} 份作业太多了，一次最多 {{most}} 份。",
    en: "{{count}} submissions are too many; {{most}} at most.",
  },
  "usage.export": { zh: "{{path}}：{{reason}}", en: "{{path}}: {{reason}}" },
  "usage.cannot-write": {
    zh: "写不了 {{file}}（{{reason}}）。请换一个位置。",
    en: "Cannot write {{file}} ({{reason}}). Name another place.",
  },
  "option.lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.submissions": {
    zh: "放着各份作业（文件夹或压缩包）的文件夹",
    en: "the folder with the submissions, which are folders or archives",
  },
  "option.share": {
    zh: "列出至少有这么多百分比相同的一对",
    en: "list pairs of which at least so many percent are alike",
  },
  "option.out": {
    zh: "页面的文件名（默认 similar-<实验>.html）",
    en: "the page to write (default similar-<lab>.html)",
  },
  "option.json": { zh: "把结果另存为这个 JSON 文件", en: "write the result to this JSON file too" },
} as const satisfies Catalogue;

/** Renders the texts of {@link similarCatalogue}. */
export type SimilarSay = Translate<typeof similarCatalogue>;

/** The translator of what `npm run similar` says. */
export function createSimilarSay(language: Language): SimilarSay {
  return createTranslator(similarCatalogue, language);
}
