import type { Catalogue } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";
import { chainFaults } from "./messages-chain.ts";
import { expectations } from "./messages-expected.ts";
import { failures } from "./messages-failures.ts";
import { gradeOptions } from "./messages-options.ts";
import { timing } from "./messages-timing.ts";

/** What the grader says, by stable ids, in Chinese and English. */
export const graderCatalogue = {
  ...submissionCatalogue,
  ...failures,
  ...expectations,
  ...chainFaults,
  ...gradeOptions,
  ...timing,
  "control.reference": { zh: "参考实现", en: "the reference" },
  "control.echo": { zh: "套件自带的回声程序", en: "the kit's bare echo" },
  "control.passed": {
    zh: "{{by}}此刻在这台机器上按时完成：问题在作业",
    en: "{{by}} did it on this machine just then: it is the submission",
  },
  "control.failed": {
    zh: "{{by}}此刻在这台机器上也没有完成：问题在机器或评分程序，不扣分",
    en: "{{by}} did not do it on this machine either: it is the machine or the grader, and costs no points",
  },
  "control.inconclusive": {
    zh: "换了种子再试、再用{{by}}对照，仍看不出故障起过作用：无法下结论，不得分也不扣分",
    en: "neither another seed nor {{by}} showed that the fault bites here: inconclusive, no points either way",
  },
  repeated: {
    zh: "第一次运行时机器过于繁忙，因此单独重新运行了一次",
    en: "alone, since the machine was too busy the first time",
  },
  second: {
    zh: "种子 {{seed}}：第一次运行时故障没有留下痕迹",
    en: "seed {{seed}}, since the fault left no trace the first time",
  },
  unproxied: {
    zh: "作业的节点不按 --advertise 报出自己的地址，这些检查没有经过评分程序的代理：{{checks}}",
    en: "The submission's nodes do not call themselves what --advertise says; these checks ran without the grader's proxies: {{checks}}",
  },
  "skipped.advertise": {
    zh: "跳过，不得分（需要节点支持 --advertise，见约定第 1 节）：{{checks}}",
    en: "Skipped, without points (they need nodes that take --advertise, contract 1): {{checks}}",
  },
  "skipped.pause": {
    zh: "跳过，不计入总分（本系统不能暂停进程）：{{checks}}",
    en: "Skipped, and left out of the total (this system can't pause a process): {{checks}}",
  },
  "label.control": { zh: "对照", en: "control" },
  "label.second": { zh: "重试", en: "second run" },
  "label.sent": { zh: "发送", en: "sent" },
  "label.expected": { zh: "期望", en: "expected" },
  "label.got": { zh: "得到", en: "got" },
  "label.why": { zh: "原因", en: "why" },
  "label.see": { zh: "参阅", en: "see" },
  "label.hint": { zh: "提示", en: "hint" },
  "label.slip": { zh: "看起来像是", en: "looks as if" },
  "label.by-hand": { zh: "手动重现", en: "by hand" },
  "hint.next": {
    zh: "（共 {{all}} 条提示，加上 --hints {{n}} 可看到第 {{n}} 条）",
    en: "(there are {{all}} hints: --hints {{n}} shows number {{n}})",
  },
  "label.log": { zh: "日志", en: "log" },
  "label.isolation": { zh: "隔离", en: "isolation" },
  "denied.permission": {
    zh: "评分时代码与这台机器隔离：只能读作业文件夹，只能写当前文件夹，不能启动其他程序。实验不需要文件：存储由套件交给你；调试信息用 console.log，配合 --keep-logs 查看。加上 --isolation none 可以确认原因是否在此",
    en: "While it is graded, your code is kept apart from the machine: it reads the submission's folder, writes to the folder that it runs in, and starts no other program. The labs need no files: the store is handed to you, and console.log with --keep-logs is for debugging. --isolation none shows whether this is the reason",
  },
  "denied.bubblewrap": {
    zh: "评分时程序在 bubblewrap 里运行：系统只读，看不到主文件夹，只能写作业的副本和 -r 所在的文件夹。日志请打印到标准输出，用 --keep-logs 查看。加上 --isolation none 可以确认原因是否在此",
    en: "While it is graded, the program runs under bubblewrap: the system is read-only, home folders are not there, and only the copy of the submission and the folder of -r can be written. Print what you log and see it with --keep-logs. --isolation none shows whether this is the reason",
  },
  "isolation.both": {
    zh: "隔离：Node 权限模型和 bubblewrap",
    en: "Isolation: Node's permission model and bubblewrap",
  },
  "isolation.permission": {
    zh: "隔离：只有 Node 权限模型（命令行作业没有隔离）",
    en: "Isolation: Node's permission model only (none for command lines)",
  },
  "isolation.bubblewrap": { zh: "隔离：bubblewrap", en: "Isolation: bubblewrap" },
  "isolation.none": { zh: "隔离：无", en: "Isolation: none" },
  changed: {
    zh: "评分期间作业的文件有改动：评的是开始时的内容（SHA-256 {{hash}}）。",
    en: "The submission's files changed while they were graded: what counts is what they were at the beginning (SHA-256 {{hash}}).",
  },
  "label.replay": { zh: "重放", en: "replay" },
  "label.step": { zh: "第 {{step}} 步（{{ids}}）", en: "step {{step}} ({{ids}})" },
  "ids.slides": { zh: "幻灯片的 id", en: "the slides' ids" },
  "ids.seed": { zh: "种子 {{seed}} 的 id", en: "ids of seed {{seed}}" },
  head: {
    zh: "{{lab}} {{title}} · {{submission}} · 种子 {{seed}}",
    en: "{{lab}} {{title}} · {{submission}} · seed {{seed}}",
  },
  "stage.bonus": { zh: "加分", en: "bonus" },
  "stage.waiting": { zh: "进行中 {{done}}/{{all}}", en: "running {{done}}/{{all}}" },
  "stage.error": { zh: "无法评分", en: "not graded" },
  "types.some": {
    zh: "类型检查：{{count}} 处错误（不扣分）",
    en: "Types: {{count}} errors (no points lost)",
  },
  "no-probe": {
    zh: "作业没有探针（lab.json 的 probe）：纯函数的阶段由依赖它们的消息来判断。",
    en: "The submission has no probe (probe in lab.json): stages that are pure functions were judged by exchanges that need them.",
  },
  total: { zh: "得分 {{earned}} / {{points}}", en: "Points: {{earned}} of {{points}}" },
  "total.bonus": { zh: "，加分 {{earned}} / {{points}}", en: ", bonus {{earned}} of {{points}}" },
  ungraded: {
    zh: "{{all}} 个阶段中评了 {{graded}} 个：其余的因为评分程序或这台机器出错，或者故障没有起作用，而没有评分，不得分也不扣分。请重新运行；若仍出错，请把 {{file}} 交给老师。",
    en: "{{graded}} of {{all}} stages graded: the others were stopped by a fault of the grader or the machine, or a fault that was to be survived did not bite. They give no points and cost none. Run it again; if it happens again, hand {{file}} to your teacher.",
  },
  next: {
    zh: "下一步：{{lab}}/{{stage}}（{{title}}）。打开 {{file}}，然后运行 {{command}}",
    en: "Next: {{lab}}/{{stage}} ({{title}}). Open {{file}}, then run {{command}}",
  },
  later: {
    zh: "后面的阶段还有 {{count}} 项未通过；用 --all 查看全部说明。",
    en: "{{count}} checks of later stages failed too; --all explains them as well.",
  },
  record: { zh: "记录：{{file}}", en: "Record: {{file}}" },
  "no-bundle-written": {
    zh: "运行记录写不进 {{folder}}（{{reason}}）：成绩不受影响，但没有记录就做不出实验报告。",
    en: "The record of the run can't be written to {{folder}} ({{reason}}): the grade stands, but reports need that record.",
  },
  interrupted: {
    zh: "已中断：没有运行的检查不计分。",
    en: "Interrupted: what did not run is not graded.",
  },
  fault: { zh: "评分程序自身出错：{{error}}", en: "A fault of the grader itself: {{error}}" },
} as const satisfies Catalogue;
