import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";

/** What `npm run report` says in the terminal, by stable ids. */
export const reportCatalogue = {
  ...submissionCatalogue,
  "option.lab": { zh: "实验：lab3、lab4 或 lab5", en: "the lab: lab3, lab4 or lab5" },
  "option.submission": {
    zh: "为谁的代码写报告：含 lab.json 的文件夹，或 reference（默认自己的实验）",
    en: "whose code the report is about: a folder with lab.json, or reference (default: your own lab)",
  },
  "option.bundle": {
    zh: "用这份运行记录（默认上一次评分的）",
    en: "draw from this record of a run (default: that of the last grading)",
  },
  "option.format": {
    zh: "要哪些格式，用逗号隔开：html,pdf,docx（默认全部）",
    en: "the formats, with commas between: html,pdf,docx (default: all of them)",
  },
  "option.template": {
    zh: "用自己的 DOCX 模板，里面写 {{name}}、{{process}}、{{pictures}} 这样的占位符",
    en: "fill in your own DOCX, with placeholders such as {{name}}, {{process}}, {{pictures}}",
  },
  "option.fields": {
    zh: "一个 JSON 文件，列出姓名、学号等各栏的内容",
    en: "a JSON file with the fields: name, number and so on",
  },
  "option.out": {
    zh: "报告写到哪个文件夹（默认 report/实验-学号-姓名）",
    en: "the folder to write to (default: report/LAB-NUMBER-NAME)",
  },
  "option.browser": {
    zh: "在已安装的 Chrome、Edge 或 Chromium 里给控制台页面截图",
    en: "take screenshots of the console page in an installed Chrome, Edge or Chromium",
  },
  "option.course": { zh: "课程名称", en: "name of the course" },
  "option.semester": { zh: "学期", en: "the semester" },
  "option.experiment": {
    zh: "实验名称（默认这个实验的标题）",
    en: "name of the experiment (default: the lab’s title)",
  },
  "option.experiment-number": {
    zh: "实验序号（默认这个实验的编号）",
    en: "number of the experiment (default: the lab’s number)",
  },
  "option.name": { zh: "姓名", en: "your name" },
  "option.number": { zh: "学号", en: "your student number" },
  "option.class": { zh: "班级", en: "your class" },
  "option.place": { zh: "实验地点", en: "where the lab took place" },
  "option.date": { zh: "实验日期", en: "when the lab took place" },
  "option.teacher": { zh: "指导老师", en: "your teacher" },
  "option.partners": { zh: "同组同学", en: "your partners" },
  "option.comment": { zh: "教师评语（由教师填写）", en: "comment, by the teacher" },
  "option.grade": { zh: "实验成绩（由教师填写）", en: "grade, by the teacher" },
  "option.summary": { zh: "实验总结（你自己写的）", en: "the summary that you wrote" },

  "grading.none": {
    zh: "还没有这次实验的运行记录，先评一次分。",
    en: "There is no record of a run of this lab yet: grading first.",
  },
  "grading.stale": {
    zh: "上一次的运行记录已过时：之后代码有改动（{{files}}）。先重新评一次分。",
    en: "The record of the last run is stale: the code has changed since ({{files}}). Grading anew first.",
  },
  "grading.damaged": { zh: "{{reason}}\n先重新评一次分。", en: "{{reason}}\nGrading anew first." },
  "grading.failed": {
    zh: "评分没有留下可用的运行记录，报告没有写。先看上面评分程序说了什么。",
    en: "Grading left no record that a report could be drawn from. See above what the grader said.",
  },
  "bundle.stale": {
    zh: "注意：这份运行记录和现在的代码不符（{{files}}）；报告说的是记录里的那一版。",
    en: "Note: this record is not of the code as it is now ({{files}}); the report tells of the code that was graded.",
  },
  "bundle.other-lab": {
    zh: "{{folder}} 是 {{found}} 的运行记录，不是 {{lab}} 的。",
    en: "{{folder}} is the record of a run of {{found}}, not of {{lab}}.",
  },
  "reading.by-hand": {
    zh: "手工操作的记录 {{runId}}：{{started}}（UTC）",
    en: "Session by hand {{runId}}: {{started}} UTC",
  },
  reading: {
    zh: "运行 {{runId}}：{{started}}（UTC），种子 {{seed}}",
    en: "Run {{runId}}: {{started}} UTC, seed {{seed}}",
  },
  drawn: {
    zh: "画好 {{count}} 张图（{{seconds}} 秒）",
    en: "Drew {{count}} pictures ({{seconds}} s)",
  },
  wrote: { zh: "  {{file}}  {{size}} KB", en: "  {{file}}  {{size}} KB" },
  "wrote-pictures": {
    zh: "  {{folder}}  {{count}} 张图，PNG 和 SVG",
    en: "  {{folder}}  {{count}} pictures, as PNG and SVG",
  },
  "wrote-bundle": {
    zh: "  {{folder}}  运行记录，核对时要用，请一并上交",
    en: "  {{folder}}  the record of the run: hand it in too, it is needed to check the report",
  },
  kept: {
    zh: "你改过的 {{file}} 留在 {{backup}}",
    en: "Your edited {{file}} is kept as {{backup}}",
  },
  blanks: {
    zh: "还空着，要由你填写：{{fields}}",
    en: "Left blank, for you to fill in: {{fields}}",
  },
  done: {
    zh: "报告写好了（{{seconds}} 秒）：{{folder}}",
    en: "The report is written ({{seconds}} s): {{folder}}",
  },
  "template.missing": {
    zh: "模板里没有这些占位符，报告里也就没有相应内容：{{names}}",
    en: "The template has no place for these, so the report lacks them: {{names}}",
  },
  "template.not-docx": {
    zh: "{{file}} 不是 DOCX 文件。请在 Word 或 WPS 里另存为 .docx。",
    en: "{{file}} is no DOCX file. Save it as .docx in your word processor.",
  },
  "template.empty": {
    zh: "{{file}} 里没有占位符。可用的有：{{known}}。",
    en: "There is no placeholder in {{file}}. There are: {{known}}.",
  },
  "template.unknown": {
    zh: "{{file}} 里有不认识的占位符：{{names}}。可用的有：{{known}}。",
    en: "{{file}} asks for what is not known: {{names}}. There are: {{known}}.",
  },
  "template.no-docx": {
    zh: "--template 只用于 DOCX，而 --format 里没有 docx。",
    en: "--template is for DOCX, and --format does not name it.",
  },
  "usage.format": {
    zh: "没有 {{format}} 这种格式。可用：html、pdf、docx，用逗号隔开。",
    en: "There is no format {{format}}. There are html, pdf and docx, with commas between.",
  },
  "usage.fields-file": {
    zh: '读不了 {{file}}：{{reason}}。它应是一个 JSON 对象，例如 {"name": "王芳", "class": "三班"}。',
    en: '{{file}} can’t be read: {{reason}}. It has to be a JSON object such as {"name": "Ada", "class": "3"}.',
  },
  "usage.fields-unknown": {
    zh: "{{file}} 里有不认识的栏目：{{names}}。可用的有：{{known}}。",
    en: "{{file}} has fields that are not known: {{names}}. There are: {{known}}.",
  },
  "usage.field.not-text": {
    zh: "栏目 {{field}} 的内容应是文字。",
    en: "The field {{field}} has to be a text.",
  },
  "usage.field.too-long": {
    zh: "栏目 {{field}} 太长：最多 {{limit}} 个字符。",
    en: "The field {{field}} is too long: {{limit}} characters at most.",
  },
  "usage.field.control": {
    zh: "栏目 {{field}} 里有换行或控制字符，请去掉。",
    en: "The field {{field}} has line breaks or control characters in it: take them out.",
  },
  "usage.no-browser": {
    zh: "--browser 需要已安装的 Chrome、Edge 或 Chromium，这里没有找到。装一个，或用环境变量 {{variable}} 指明它的程序；不加 --browser 也能写报告，控制台的图由记录画出。",
    en: "--browser takes an installed Chrome, Edge or Chromium, and there is none here. Install one, or name its program in the environment variable {{variable}}. Without --browser the console is drawn from the record.",
  },
  "usage.no-glyph": {
    zh: "PDF 的字体里没有这些字：{{characters}}（见于{{where}}）。为了不丢字，PDF 没有写。可以用 --format html,docx，它们用你电脑上的字体；需要 PDF 时，在 Word 或 WPS 里把 DOCX 另存为 PDF。",
    en: "The fonts of the PDF have no {{characters}} (in {{where}}), and leaving it out would be wrong, so nothing was written. Take --format html,docx, which use the fonts of your computer; a word processor can save the DOCX as PDF.",
  },
  "usage.cannot-read": {
    zh: "读不了 {{file}}：{{reason}}",
    en: "{{file}} can’t be read: {{reason}}",
  },
  "usage.cannot-write": {
    zh: "写不了 {{file}}：{{reason}}。如果它正在别的程序里打开，请先关闭。",
    en: "{{file}} can’t be written: {{reason}}. If another program has it open, close it first.",
  },
  separator: { zh: "、", en: ", " },
} as const satisfies Catalogue;

/** Renders the texts of {@link reportCatalogue}. */
export type ReportSay = Translate<typeof reportCatalogue>;

/** A translator of what the command says. */
export function createReportSay(language: Language): ReportSay {
  return createTranslator(reportCatalogue, language);
}
