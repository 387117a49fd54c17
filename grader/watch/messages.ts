/** The texts of `npm run watch`. */
export const watchCatalogue = {
  "option.poll": {
    zh: "每隔几百毫秒自己查看文件；在网络盘、共享文件夹或容器里，系统不报告改动时用",
    en: "look at the files every few hundred milliseconds: for network drives, shared folders and containers, where the system does not tell of changes",
  },
  watching: {
    zh: "正在看着 {{folder}}：保存文件就重新评分",
    en: "Watching {{folder}}: save a file, and it is graded again",
  },
  running: { zh: "正在评分……", en: "Grading…" },
  "stage.now": { zh: "当前阶段", en: "at hand" },
  "stage.later": { zh: "还没轮到", en: "later" },
  lost: {
    zh: "失去了 {{check}}（{{points}} 分）：{{time}} 时还通过",
    en: "lost: {{check}} ({{points}} points), which passed at {{time}}",
  },
  points: {
    zh: "{{earned}} 分，共 {{points}} 分",
    en: "{{earned}} of {{points}} points",
  },
  verdict: {
    zh: "保存后 {{seconds}} 秒得出结论",
    en: "judged {{seconds}} s after it was saved",
  },
  "all-passed": {
    zh: "所有阶段都通过了。`npm run grade {{lab}}` 换一个种子再评一次，`npm run explore {{lab}}` 寻找更少见的情况。",
    en: "Every stage passes. `npm run grade {{lab}}` grades it with another seed, `npm run explore {{lab}}` looks for rarer cases.",
  },
  next: {
    zh: "接下来：{{title}}。打开 {{file}}。",
    en: "Next: {{title}}. Open {{file}}.",
  },
  failure: { zh: "第 {{at}} 个失败，共 {{all}} 个", en: "failure {{at}} of {{all}}" },
  keys: {
    zh: "h 提示 · n 下一个失败 · a 全部评分 · l 日志 · g English · q 退出",
    en: "h hint · n next failure · a grade all · l logs · g 中文 · q quit",
  },
  hint: { zh: "提示 {{at}}/{{all}}：{{text}}", en: "hint {{at}}/{{all}}: {{text}}" },
  "hint.more": { zh: "再按 h 看下一步", en: "h again tells more" },
  "no-failure": { zh: "现在没有失败的检查。", en: "No check fails at present." },
  "no-logs": { zh: "这个检查没有留下日志。", en: "This check has left no logs." },
  logs: { zh: "日志在 {{folder}}", en: "The logs are in {{folder}}" },
  "unknown-key": { zh: "没有这个键：{{key}}", en: "No such key: {{key}}" },
} as const;
