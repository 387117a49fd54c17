import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What a lab report itself says, by stable ids; `field.*` are the labels of its fields. */
export const documentCatalogue = {
  title: { zh: "{{lab}} 实验报告：{{title}}", en: "{{lab}}: {{title}} (lab report)" },
  footer: { zh: "运行 {{runId}}", en: "Run {{runId}}" },
  page: { zh: "第 {{page}} 页，共 {{pages}} 页", en: "Page {{page}} of {{pages}}" },
  separator: { zh: "、", en: ", " },

  "field.course": { zh: "课程名称", en: "Course" },
  "field.semester": { zh: "学期", en: "Semester" },
  "field.experiment": { zh: "实验名称", en: "Experiment" },
  "field.experiment-number": { zh: "实验序号", en: "Experiment no." },
  "field.name": { zh: "姓名", en: "Name" },
  "field.number": { zh: "学号", en: "Student no." },
  "field.class": { zh: "班级", en: "Class" },
  "field.place": { zh: "实验地点", en: "Place" },
  "field.date": { zh: "实验日期", en: "Date" },
  "field.teacher": { zh: "指导老师", en: "Teacher" },
  "field.partners": { zh: "同组同学", en: "Partners" },
  "field.comment": { zh: "教师评语", en: "Teacher's comment" },
  "field.grade": { zh: "实验成绩", en: "Grade" },
  "field.summary": { zh: "实验总结", en: "Summary" },
  "blank.short": { zh: "*** 请填写 ***", en: "*** fill in ***" },
  "blank.teacher": { zh: "（由教师填写）", en: "(for the teacher)" },
  "blank.grade": { zh: "（由教师填写，百分制）", en: "(for the teacher, of 100)" },
  "blank.summary": {
    zh: "*** 请在此写一段 200 字左右的总结：这次实验你弄懂了什么，哪里卡住过，又是怎样解决的 ***",
    en: "*** Your summary goes here, about 200 words: what you came to understand, where you got stuck, and how you got on ***",
  },

  "heading.assignment": { zh: "四、实验作业及分析", en: "4 Assignment and analysis" },
  "heading.process": { zh: "4.1 实验过程", en: "4.1 Process" },
  "heading.results": { zh: "4.2 实验结果", en: "4.2 Results" },
  "heading.summary": { zh: "五、实验总结", en: "5 Summary" },
  "heading.proof": { zh: "附：核对信息", en: "Appendix: how to check this report" },

  "process.run": {
    zh: "{{when}}（UTC）起，用 Ledger lab {{kit}} 对 {{lab}} 的代码评分，种子 {{seed}}，Node.js {{node}}，{{platform}}。代码共 {{files}} 个文件，SHA-256 为 {{hash}}。共 {{checks}} 项检查，用时 {{seconds}} 秒。",
    en: "From {{when}} UTC on, Ledger lab {{kit}} graded the code of {{lab}} with seed {{seed}}, on Node.js {{node}}, {{platform}}. The code has {{files}} files; their SHA-256 is {{hash}}. There were {{checks}} checks, which took {{seconds}} s.",
  },
  "process.by-hand": {
    zh: "{{when}}（UTC）起，手工操作 {{lab}} 的程序 {{seconds}} 秒，全程由 Ledger lab {{kit}} 记录，Node.js {{node}}，{{platform}}。代码共 {{files}} 个文件，SHA-256 为 {{hash}}。",
    en: "From {{when}} UTC on, the programs of {{lab}} were used by hand for {{seconds}} s, while Ledger lab {{kit}} recorded everything, on Node.js {{node}}, {{platform}}. The code has {{files}} files; their SHA-256 is {{hash}}.",
  },
  "results.by-hand": {
    zh: "这是手工操作的记录，没有评分。",
    en: "This is the record of a session by hand: nothing was graded.",
  },
  "process.from-record": {
    zh: "下面按先后列出启动了什么、发送了什么、应答是什么，全部取自这次运行的记录。时间从每个场景开始时算起。",
    en: "What follows is what was started, what was sent and what was answered, in order, from the record of that run. Times count from the beginning of each scenario.",
  },
  "process.changed": {
    zh: "注意：评分过程中代码文件被改动过，被评的是开始时的版本。",
    en: "Note: the files changed while they were graded; what was graded is what they were at the beginning.",
  },
  "process.none": {
    zh: "这次运行的记录里没有可以列出的场景。",
    en: "The record of this run has no scenario that could be listed.",
  },
  "scene.slides": { zh: "{{title}}", en: "{{title}}" },
  "scene.by-hand": { zh: "手工操作", en: "A session by hand" },
  "scene.seed": {
    zh: "{{title}}（编号和金额由种子生成）",
    en: "{{title}} (ids and amounts from the seed)",
  },
  "step.start": { zh: "{{time}} 秒：启动{{program}}", en: "{{time}} s: started {{program}}" },
  "step.kill": { zh: "{{time}} 秒：强行终止 {{names}}", en: "{{time}} s: killed {{names}}" },
  "step.cut": { zh: "{{time}} 秒：切断 {{names}}", en: "{{time}} s: cut {{names}}" },
  "step.heal": { zh: "{{time}} 秒：恢复 {{names}}", en: "{{time}} s: healed {{names}}" },
  "step.pause": { zh: "{{time}} 秒：暂停 {{names}}", en: "{{time}} s: paused {{names}}" },
  "step.resume": { zh: "{{time}} 秒：继续 {{names}}", en: "{{time}} s: resumed {{names}}" },
  "step.exchange": {
    zh: "{{time}} 秒：向 {{node}} 发送 {{request}}，应答 {{reply}}",
    en: "{{time}} s: sent {{node}} {{request}}, answered {{reply}}",
  },
  "step.repeated": {
    zh: "{{time}}–{{until}} 秒：向 {{node}} 发送 {{request}} 共 {{count}} 次，应答都是 {{reply}}",
    en: "{{time}}–{{until}} s: sent {{node}} {{request}} {{count}} times, answered {{reply}} each time",
  },
  "step.unanswered": {
    zh: "{{time}} 秒：向 {{node}} 发送 {{request}}，没有记录到应答",
    en: "{{time}} s: sent {{node}} {{request}}, with no answer on record",
  },
  "step.folded": {
    zh: "……此处略去 {{count}} 步，完整记录见 bundle/frames.jsonl……",
    en: "… {{count}} more steps; all of them are in bundle/frames.jsonl …",
  },
  "step.among": {
    zh: "程序之间另有消息 {{count}} 条：{{edges}}",
    en: "Among the programs {{count}} more messages went: {{edges}}",
  },
  "step.missing": {
    zh: "因记录大小有限，这个场景另有 {{count}} 条消息没有记下",
    en: "{{count}} more messages of this scenario are not on record, since its size is limited",
  },
  "program.node": {
    zh: "节点 {{name}}（端口 {{port}}）：{{args}}",
    en: "node {{name}} (port {{port}}): {{args}}",
  },
  "program.peer": {
    zh: "评分程序扮演的节点 {{name}}（端口 {{port}}）",
    en: "{{name}}, a node played by the grader (port {{port}})",
  },
  "program.tracker": { zh: " tracker {{name}}：{{args}}", en: "tracker {{name}}: {{args}}" },
  "program.builder": { zh: "出块程序 {{name}}：{{args}}", en: "builder {{name}}: {{args}}" },

  "results.total": {
    zh: "得分 {{earned}}/{{points}}，检查通过 {{passed}}/{{checks}} 项。",
    en: "{{earned}} of {{points}} points; {{passed}} of {{checks}} checks passed.",
  },
  "results.bonus": {
    zh: "另有加分 {{earned}}/{{points}}。",
    en: "Bonus: {{earned}} of {{points}}.",
  },
  "results.ungraded": {
    zh: "以下阶段因评分程序或机器的原因没有得出结果：{{stages}}。",
    en: "These stages could not be graded, for reasons of the grader or the machine: {{stages}}.",
  },
  "results.stage": { zh: "阶段", en: "Stage" },
  "results.checks": { zh: "通过的检查", en: "Checks passed" },
  "results.points": { zh: "得分", en: "Points" },
  "results.stage-title": { zh: "{{title}}（{{id}}）", en: "{{title}} ({{id}})" },
  "results.bonus-title": { zh: "{{title}}（{{id}}，加分）", en: "{{title}} ({{id}}, bonus)" },
  "results.score": { zh: "{{earned}}/{{points}}", en: "{{earned}}/{{points}}" },
  "results.failed": { zh: "未通过的检查：{{checks}}。", en: "Checks that failed: {{checks}}." },
  "picture.caption": {
    zh: "图 {{number}}　{{title}}。{{caption}}",
    en: "Figure {{number}}: {{title}}. {{caption}}",
  },

  "proof.run": {
    zh: "运行编号 {{runId}}。运行记录的 SHA-256：{{bundle}}。代码的 SHA-256：{{code}}。",
    en: "Run {{runId}}. SHA-256 of the run's record: {{bundle}}. SHA-256 of the code: {{code}}.",
  },
  "proof.how": {
    zh: "核对：npm run verify -- 报告文件。它用运行记录重新生成 4.1、4.2 和所有图片，与本报告逐一比较。",
    en: "To check: npm run verify -- FILE. It draws 4.1, 4.2 and all pictures anew from the run's record and compares them with this report.",
  },
  "proof.limits": {
    zh: "比较结果一致，只说明报告、运行记录与代码彼此相符。同时拥有这三样和核对程序的人可以把所有哈希重算一遍，所以“一致”不能证明运行确实发生过。能证明的是在自己的机器上重跑（verify --rerun），或教师密钥的签名。",
    en: "That they agree says only that report, record and code fit together. Whoever has all three, and this program, can compute every hash anew; so it does not prove that the run took place. What does is running it again on your own machine (verify --rerun), or a signature by the teacher's key.",
  },
} as const satisfies Catalogue;

/** Renders the texts of {@link documentCatalogue}. */
export type DocumentSay = Translate<typeof documentCatalogue>;

/** A translator of what a report says. */
export function createDocumentSay(language: Language): DocumentSay {
  return createTranslator(documentCatalogue, language);
}
