import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What `npm run class` says in the terminal, and its command line. */
export const classCatalogue = {
  "option.lab": { zh: "要评的实验，例如 lab5", en: "the lab to grade, such as lab5" },
  "option.submissions": {
    zh: "全班提交所在的文件夹，或平台导出的压缩包",
    en: "the folder with the class's submissions, or the archive that a platform exports",
  },
  "option.roster": {
    zh: "名单（CSV：学号、姓名、班级、邮箱、语言、提交时间；列名中英文均可）",
    en: "the roster (CSV: number, name, class, email, lang, submitted; titles in English or Chinese)",
  },
  "option.out": {
    zh: "结果写到哪个文件夹（默认 results/class-<实验>）",
    en: "folder for the results (default results/class-<lab>)",
  },
  "option.policy": {
    zh: "教师文件（JSON）：截止时间、迟交扣分、不给学生看的检查、个别学生的例外",
    en: "the teacher's file (JSON): deadline, what late days cost, checks not shown, exceptions",
  },
  "option.stage": { zh: "只评这个阶段，可重复", en: "grade only this stage; may be repeated" },
  "option.seed": {
    zh: "所有人用同一个种子；默认第一次随机取，接着运行时沿用",
    en: "one seed for everybody; by default drawn the first time and kept when you go on",
  },
  "option.jobs": {
    zh: "同时评几份；默认看处理器是否还有空闲",
    en: "how many are graded at a time; by default as the processors have time left",
  },
  "option.limit": {
    zh: "一份最多评几分钟；超过则记为未评，不是零分",
    en: "minutes that one submission may take; over that it is ungraded, which is not zero",
  },
  "option.timeout-factor": {
    zh: "所有等待时间乘以这个数（慢机器用 2 或 3）",
    en: "multiplies all waits (2 or 3 on a slow machine)",
  },
  "option.isolation": {
    zh: "把程序与机器隔开的方式",
    en: "what keeps the programs apart from the machine",
  },
  "option.pictures": {
    zh: "也为每个学生画出运行的图（慢，占空间）",
    en: "draw the pictures of each student's run as well (slow, and large)",
  },
  "usage.no-submissions": {
    zh: "找不到 {{path}}。请写：npm run class {{lab}} -- 提交所在的文件夹",
    en: "There is no {{path}}. Write: npm run class {{lab}} -- FOLDER-WITH-SUBMISSIONS",
  },
  "usage.one-folder": {
    zh: "只给一个文件夹：{{path}} 之后还有别的。请把提交放进同一个文件夹：npm run class {{lab}} -- 文件夹",
    en: "Name one folder: there is more after {{path}}. Put the submissions into one: npm run class {{lab}} -- FOLDER",
  },
  "usage.empty": {
    zh: "{{path}} 里没有提交：每份应当是一个文件夹或压缩包（.zip、.tar、.tar.gz、.tgz）。",
    en: "There are no submissions in {{path}}: each is a folder or an archive (.zip, .tar, .tar.gz, .tgz).",
  },
  "usage.one-submission": {
    zh: "{{path}} 本身就是一份提交。评一份请用：npm run grade {{lab}} -- --submission {{path}}",
    en: "{{path}} is one submission itself. To grade it: npm run grade {{lab}} -- --submission {{path}}",
  },
  "usage.too-many": {
    zh: "{{path}} 里有 {{count}} 份，超过 {{most}} 份。请分批放在几个文件夹里。",
    en: "{{path}} holds {{count}} submissions, more than {{most}}. Split them into several folders.",
  },
  "usage.export": {
    zh: "{{path}} 打不开：{{reason}}",
    en: "{{path}} cannot be opened: {{reason}}",
  },
  "usage.out-in-submissions": {
    zh: "成绩要写进 {{out}}，会和提交（{{path}}）混在一起。请用 --out 换一个不在提交里、也不含提交的文件夹。",
    en: "The results would go to {{out}}, among the submissions ({{path}}). With --out, name a folder that is not among them and does not hold them.",
  },
  "usage.unreadable": {
    zh: "读不了 {{path}}（{{reason}}）。",
    en: "Cannot read {{path}} ({{reason}}).",
  },
  "usage.large-file": {
    zh: "{{path}} 太大（超过 {{megabytes}} MB）。",
    en: "{{path}} is too large (more than {{megabytes}} MB).",
  },
  "usage.cannot-write": {
    zh: "写不了 {{path}}（{{reason}}）。若是 Excel 开着它，请先关闭。",
    en: "Cannot write {{path}} ({{reason}}). If Excel has it open, close it first.",
  },
  "usage.running": {
    zh: "另一个评分正在写 {{out}}（进程 {{pid}}）。请等它结束，或用 --out 换一个文件夹。",
    en: "Another batch is writing to {{out}} (process {{pid}}). Wait for it, or give another folder with --out.",
  },
  "usage.roster-not-csv": {
    zh: "名单 {{path}} 不是 CSV：{{reason}}。在 Excel 里另存为“CSV UTF-8”。",
    en: 'The roster {{path}} is not CSV: {{reason}}. In Excel, save it as "CSV UTF-8".',
  },
  "usage.roster-no-columns": {
    zh: "名单 {{path}} 的第一行里没有学号列，也没有姓名列（有的是：{{found}}）。请把列名写成“学号”“姓名”。",
    en: 'The first line of the roster {{path}} names no column for numbers or names (it has: {{found}}). Call them "number" and "name".',
  },
  "usage.roster-empty": {
    zh: "名单 {{path}} 里没有学生。",
    en: "The roster {{path}} has no students.",
  },
  "usage.roster-too-long": {
    zh: "名单 {{path}} 超过 {{most}} 人。",
    en: "The roster {{path}} has more than {{most}} students.",
  },
  "usage.roster-same-number": {
    zh: "名单 {{path}} 里学号 {{number}} 出现了两次。请改正后再运行。",
    en: "Number {{number}} stands twice in the roster {{path}}. Correct it, and run this again.",
  },
  "usage.roster-bad-time": {
    zh: "名单 {{path}} 第 {{line}} 行的提交时间看不懂：{{text}}。请写成 2026-11-20 23:59 这样。",
    en: "Line {{line}} of the roster {{path}} has a time that cannot be read: {{text}}. Write it like 2026-11-20 23:59.",
  },
  "usage.policy": {
    zh: "教师文件 {{path}} 不对：{{reason}}。格式见 docs/zh/teachers.md。",
    en: "The teacher's file {{path}} is not as it should be: {{reason}}. Its form is in docs/en/teachers.md.",
  },
  "usage.policy-hidden": {
    zh: "教师文件 {{path}} 的 hidden 里有 {{lab}} 没有的检查或阶段：{{ids}}",
    en: "The teacher's file {{path}} hides checks or stages that {{lab}} does not have: {{ids}}",
  },
  "usage.policy-students": {
    zh: "教师文件 {{path}} 的 students 里有名单上没有的人：{{names}}",
    en: "The teacher's file {{path}} has students that are not in the roster: {{names}}",
  },
  opening: { zh: "正在打开 {{count}} 份提交……", en: "Opening what was handed in ({{count}}) …" },
  head: {
    zh: "{{lab}} {{title}}：{{count}} 份提交，种子 {{seed}}",
    en: "{{lab}} {{title}} · submissions: {{count}}, seed {{seed}}",
  },
  remembered: {
    zh: "其中 {{count}} 份上次已评过，没有变化，不再重评",
    en: "{{count}} of them were graded before and have not changed",
  },
  state: {
    zh: "{{done}}/{{all}} 份已评，{{running}} 份进行中{{left}}",
    en: "{{done}} of {{all}} graded, {{running}} under way{{left}}",
  },
  left: { zh: "，大约还要 {{time}}", en: ", about {{time}} left" },
  minutes: { zh: "{{count}} 分钟", en: "{{count}} min" },
  seconds: { zh: "{{count}} 秒", en: "{{count}} s" },
  points: { zh: "{{earned}}/{{points}}", en: "{{earned}}/{{points}}" },
  "points.bonus": { zh: "，加分 {{earned}}", en: ", bonus {{earned}}" },
  interrupted: {
    zh: "已停下，评好的都记下了。用同样的命令就能接着评：\n  {{command}}",
    en: "Stopped; what was graded is kept. The same command goes on:\n  {{command}}",
  },
  unmatched: {
    zh: "不在名单上的提交：{{names}}",
    en: "Submissions of nobody in the roster: {{names}}",
  },
  missing: {
    zh: "名单上没有交的：{{names}}",
    en: "In the roster, but nothing handed in: {{names}}",
  },
  others: {
    zh: "既不是文件夹也不是压缩包，没有看：{{names}}",
    en: "Neither folders nor archives, passed over: {{names}}",
  },
  "partly-compared": {
    zh: "代码没有全部照常比较（详见 index.html）：{{names}}",
    en: "Not all of the code was compared, see index.html: {{names}}",
  },
  "not-compared": {
    zh: "比较代码时出错了（{{reason}}），其余结果都在。",
    en: "Comparing the code failed ({{reason}}); all other results are there.",
  },
  more: { zh: "……等 {{count}} 个", en: "… {{count}} in all" },
  summary: {
    zh: "已评 {{graded}} 份，平均 {{mean}} 分；打不开或不能用 {{unusable}} 份；未评 {{ungraded}} 份（{{time}}）",
    en: "{{graded}} graded, mean {{mean}}; unusable {{unusable}}; ungraded {{ungraded}} ({{time}})",
  },
  changed: { zh: "与上一次相比有 {{count}} 处变化", en: "Changes since the last time: {{count}}" },
  again: {
    zh: "未评的不是零分：同样的命令只会重评这几份。",
    en: "Ungraded is not zero: the same command grades just these again.",
  },
  written: { zh: "结果：{{path}}", en: "Results: {{path}}" },
} as const satisfies Catalogue;

/** Renders the texts of {@link classCatalogue}. */
export type ClassSay = Translate<typeof classCatalogue>;

/** A translator of the texts of `npm run class`. */
export function createClassSay(language: Language): ClassSay {
  return createTranslator(classCatalogue, language);
}
