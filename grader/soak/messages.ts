/** The texts of `npm run soak`. */
export const soakCatalogue = {
  "option.seeds": {
    zh: "每个实验运行的种子数，从 1 开始",
    en: "how many seeds each lab is run with, from 1 on",
  },
  "option.lab": { zh: "只运行这个实验", en: "run this lab only" },
  "option.busy": {
    zh: "同时让一个进程占满一个处理器核心，看评分在繁忙的机器上是否一样",
    en: "keep a core busy with a process beside it: the verdicts have to be the same",
  },
  "option.resume": {
    zh: "接着上一次：程序和用例没有变过的那些次不再重来",
    en: "go on where the last time ended: runs of the same programs and fixtures are not repeated",
  },
  "option.tests": {
    zh: "最后还运行存储的强杀测试和完整的阶梯测试（`--no-tests` 不运行）",
    en: "run the store's kill test and the whole staircase in the end (`--no-tests` leaves them out)",
  },
  passed: {
    zh: "{{lab}}，种子 {{seed}}：通过（{{seconds}} 秒）",
    en: "{{lab}}, seed {{seed}}: passed ({{seconds}} s)",
  },
  failed: { zh: "{{lab}}，种子 {{seed}}：没有通过", en: "{{lab}}, seed {{seed}}: failed" },
  total: {
    zh: "{{lab}}：{{runs}} 次，{{failed}} 次没有通过，中位数 {{median}} 秒，最长 {{longest}} 秒",
    en: "{{lab}}: {{runs}} runs, {{failed}} failed, median {{median}} s, longest {{longest}} s",
  },
} as const;
