import type { Catalogue } from "../../labs/kit/language/translator.ts";

/** The options of `npm run grade`, and mistakes in them. */
export const gradeOptions = {
  "usage.unknown-stage": {
    zh: "{{lab}} 没有阶段 {{stage}}。现有：{{stages}}。",
    en: "{{lab}} has no stage {{stage}}. There are: {{stages}}.",
  },
  "usage.unknown-scenario": {
    zh: "{{lab}} 没有检查 {{scenario}}。现有：{{scenarios}}。",
    en: "{{lab}} has no check {{scenario}}. There are: {{scenarios}}.",
  },
  "usage.cannot-write": {
    zh: "无法写入 {{file}}：{{reason}}。请换一个位置。",
    en: "Cannot write {{file}}: {{reason}}. Name another place.",
  },
  "option.grade-lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.grade-submission": {
    zh: "要评分的作业：含 lab.json 的文件夹，或 reference；默认是本仓库里的 labs/<实验>",
    en: "what to grade: a folder with lab.json, or reference; the lab's own folder by default",
  },
  "option.stage": { zh: "只运行这个阶段，可重复", en: "run this stage only; may be repeated" },
  "option.scenario": { zh: "只运行这项检查，可重复", en: "run this check only; may be repeated" },
  "option.grade-seed": {
    zh: "随机 id 与金额的种子；默认每次不同，并会显示",
    en: "the seed of ids and amounts; by default another one each time, which is shown",
  },
  "option.json": { zh: "把记录另存为这个 JSON 文件", en: "write the record to this JSON file too" },
  "option.junit": {
    zh: "把结果写成这个 JUnit XML 文件",
    en: "write the results to this JUnit XML file",
  },
  "option.timeout-factor": {
    zh: "慢机器：所有等待时间乘以这个数",
    en: "for slow machines: all times to wait are multiplied by it",
  },
  "option.bundle": {
    zh: "记录整次运行，供实验报告和插图使用（.grade/LAB/bundle；评整个实验时默认打开，--no-bundle 关闭）",
    en: "record the run for reports and pictures (.grade/LAB/bundle; on when a whole lab is graded, --no-bundle turns it off)",
  },
  "option.grade-out": {
    zh: "评分结果、日志和运行记录写到这个文件夹（默认 .grade/<实验>）",
    en: "folder for the record, the logs and the bundle (default .grade/<lab>)",
  },
  "option.at-a-time": {
    zh: "同时运行几项检查（默认每个处理器核心 3 项）",
    en: "how many checks run at a time (default: 3 for each core)",
  },
  "option.keep-logs": {
    zh: "保留每个程序的日志（.grade/<实验>/logs）",
    en: "keep the log of every program (.grade/<lab>/logs)",
  },
  "option.isolation": {
    zh: "程序与机器的隔离：auto 用这台机器有的全部，permission 只用 Node 权限模型，none 不隔离",
    en: "what keeps programs apart from the machine: auto for all that it has, permission for Node's permission model only, none",
  },
  "option.hints": {
    zh: "每项失败显示几条提示（0 到 3）：提问、指路、几乎说破",
    en: "how many hints each failure shows, 0 to 3: a question, a pointer, almost the answer",
  },
  "option.all": { zh: "说明每一项失败", en: "explain every failure" },
  "option.timing": {
    zh: "最后显示时间花在哪里，以及这台机器上最少要多久",
    en: "show in the end where the time went, and the least that this machine could take",
  },
} as const satisfies Catalogue;
