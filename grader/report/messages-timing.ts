import type { Catalogue } from "../../labs/kit/language/translator.ts";

/** Where the time of a run went, for `--timing`. */
export const timing = {
  "timing.part": { zh: "时间花在哪里", en: "where the time goes" },
  "timing.seconds": { zh: "各项检查合计", en: "all checks" },
  "timing.share": { zh: "占比", en: "share" },
  "timing.own": { zh: "评分程序自己启动", en: "the grader's own start" },
  "timing.build": { zh: "准备程序", en: "making programs ready" },
  "timing.start": { zh: "启动，直到能连接", en: "starts, until programs listen" },
  "timing.replay": { zh: "一问一答", en: "exchanges" },
  "timing.wait": { zh: "等一致、等区块、等节点", en: "waiting for agreement, blocks or peers" },
  "timing.stop": { zh: "结束程序", en: "ending programs" },
  "timing.total": {
    zh: "总共 {{total}} 秒（按时钟，检查同时运行），启动了 {{processes}} 个进程。",
    en: "{{total}} s in all by the clock, as checks run side by side; {{processes}} processes were started.",
  },
  "timing.bound": {
    zh: "下限 {{bound}} 秒：{{processes}} 个进程 × {{bare}} ms（{{by}}）÷ {{cores}} 核 + 评分程序启动 {{own}} 秒。总共是下限的 {{ratio}} 倍。",
    en: "At least {{bound}} s: {{processes}} processes × {{bare}} ms ({{by}}) / {{cores}} cores + the grader's own {{own}} s. It took {{ratio}} times that.",
  },
  "timing.processor": {
    zh: "启动一个只有 ws 的服务器所用的处理器时间",
    en: "processor time of starting a bare ws server",
  },
  "timing.clock": {
    zh: "启动一个只有 ws 的服务器所用的时钟时间：本系统不提供进程的处理器时间",
    en: "starting a bare ws server, by the clock: this system does not tell a process's processor time",
  },
} as const satisfies Catalogue;
