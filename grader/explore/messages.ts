import type { Catalogue, Message } from "../../labs/kit/language/translator.ts";
import type { Action } from "./action.ts";
import type { Invariant } from "./violation.ts";

/** What was seen, for each thing that must hold; `found` says more. */
const seen: Readonly<Record<`seen.${Invariant}`, Message>> = {
  "seen.answers": {
    zh: "{{at}} 秒时，{{node}} 对一个正确的请求没有给出正确的应答：{{found}}",
    en: "At {{at}} s, {{node}} did not answer a right request as it must: {{found}}.",
  },
  "seen.no-throw": {
    zh: "{{at}} 秒时，{{node}} 出错了：{{found}}",
    en: "At {{at}} s, {{node}} failed: {{found}}",
  },
  "seen.none-lost": {
    zh: "{{at}} 秒时，{{node}} 对交易 {{found}} 应答过 202，但它既不在记录池里，也不在链上。",
    en: "At {{at}} s, {{node}} had answered 202 to {{found}}, but held it neither in its pool nor in its chain.",
  },
  "seen.none-twice": {
    zh: "{{at}} 秒时，{{node}} 里同一笔交易出现了两次：{{found}}",
    en: "At {{at}} s, {{node}} held one and the same transaction twice: {{found}}.",
  },
  "seen.disjoint": {
    zh: "{{at}} 秒时，{{node}} 的交易 {{found}} 既在记录池里，又在链上。",
    en: "At {{at}} s, {{node}} held {{found}} both in its pool and in its chain.",
  },
  "seen.valid-chain": {
    zh: "{{at}} 秒时，{{node}} 的链不再有效：{{found}}",
    en: "At {{at}} s, the chain of {{node}} was not valid: {{found}}.",
  },
  "seen.one-chain": {
    zh: "网络恢复 {{waited}} 秒之后，各节点的链仍不相同（{{found}}）。",
    en: "{{waited}} s after everything was healed, the nodes still held different chains ({{found}}).",
  },
  "seen.one-pool": {
    zh: "网络恢复 {{waited}} 秒之后，各节点的记录池仍不相同（{{found}}）。",
    en: "{{waited}} s after everything was healed, the nodes still held different pools ({{found}}).",
  },
  "seen.all-known": {
    zh: "网络恢复 {{waited}} 秒之后，仍有节点不认识全部节点（{{found}}）。",
    en: "{{waited}} s after everything was healed, a node still did not know all of them ({{found}}).",
  },
};

/** Why it must hold. */
const reasons: Readonly<Record<`why.${Invariant}`, Message>> = {
  "why.answers": {
    zh: "每个请求都要得到恰好一个应答，否则对方不知道发生了什么。",
    en: "Each request gets one reply; without it the other side can't know what has happened.",
  },
  "why.no-throw": {
    zh: "代码不能因为网络上发生的事而抛出异常：断线、重启、乱序到达都是常态。",
    en: "Nothing that happens on a network may make the code throw: lost connections, restarts and late frames are normal.",
  },
  "why.none-lost": {
    zh: "202 是承诺：应答之前，变化必须已经写进文件，重启之后还要读得回来。",
    en: "A 202 is a promise: the change has to be in the file before the reply, and to be read again after a restart.",
  },
  "why.none-twice": {
    zh: "一笔交易在账本里最多出现一次，否则同一笔钱就付了两遍。判断与写入之间，另一个进程可能已经写过。",
    en: "A transaction is in a ledger at most once, or it would be paid twice. Between judging and writing, another process may have written.",
  },
  "why.disjoint": {
    zh: "进了链的交易就不再等待，否则它会被再打包一次。",
    en: "What is in the chain waits no longer, or it would be sealed a second time.",
  },
  "why.valid-chain": {
    zh: "节点手里的链任何时候都必须有效：别人会一块一块地验证它。",
    en: "The chain that a node holds is valid at any time: others verify it block by block.",
  },
  "why.one-chain": {
    zh: "看到同样区块的节点必须得出同一条链，无论消息以什么次序到达。",
    en: "Nodes that have seen the same blocks come to the same chain, in whatever order they saw them.",
  },
  "why.one-pool": {
    zh: "网络恢复之后，每笔等待的交易最终要到达每个节点。",
    en: "Once the network is whole again, each waiting transaction reaches every node in the end.",
  },
  "why.all-known": {
    zh: "tracker 会把它连接的所有节点告诉每个节点；断开又回来的节点也不例外。",
    en: "The tracker tells every node of all that it is connected to, also of those that were gone and came back.",
  },
};

const actions: Readonly<Record<`did.${Action["do"]}`, Message>> = {
  "did.merge": {
    zh: "{{at}} 秒：客户端把交易 {{transactions}} 合并到 {{node}}",
    en: "{{at}} s: a client merges {{transactions}} into the pool of {{node}}",
  },
  "did.look": { zh: "{{at}} 秒：客户端查询 {{node}}", en: "{{at}} s: a client looks at {{node}}" },
  "did.build": {
    zh: "{{at}} 秒：{{node}} 的出块程序查看记录池",
    en: "{{at}} s: the builder of {{node}} looks at its pool",
  },
  "did.crash": {
    zh: "{{at}} 秒：{{node}} 被 kill -9，{{seconds}} 秒后重启",
    en: "{{at}} s: {{node}} is ended by kill -9 and started again {{seconds}} s later",
  },
  "did.crash-at-append": {
    zh: "{{at}} 秒起：{{node}} 在下一次写入{{when}}被 kill -9，之后重启",
    en: "from {{at}} s: {{node}} is ended by kill -9 just {{when}} its next change is written, and started again",
  },
  "did.crash-builder": {
    zh: "{{at}} 秒：{{node}} 的出块程序被 kill -9 并重启",
    en: "{{at}} s: the builder of {{node}} is ended by kill -9 and started again",
  },
  "did.cut": {
    zh: "{{at}} 秒：{{node}} 断网 {{seconds}} 秒",
    en: "{{at}} s: {{node}} is cut off for {{seconds}} s",
  },
};

/** What `npm run explore` says. */
export const exploreCatalogue = {
  ...seen,
  ...reasons,
  ...actions,
  "when.before": { zh: "之前", en: "before" },
  "when.after": { zh: "之后", en: "after" },
  head: {
    zh: "{{lab}} · {{submission}} · 虚拟时间里的 {{seeds}} 种调度，种子从 {{seed}} 起",
    en: "{{lab}} · {{submission}} · {{seeds}} schedules in virtual time, seeds from {{seed}} on",
  },
  "head.failed": {
    zh: "种子 {{seed}} 的调度失败（{{drawn}} 件事缩减到 {{left}} 件）",
    en: "The schedule of seed {{seed}} fails ({{left}} of its {{drawn}} events are enough)",
  },
  "story.done": { zh: "发生了什么", en: "What was done" },
  "story.nothing": { zh: "没有任何特别的事", en: "nothing in particular" },
  "story.seen": { zh: "看到了什么", en: "What was seen" },
  "story.why": { zh: "为什么不对", en: "Why that is wrong" },
  "story.messages": {
    zh: "消息（失败前的最后 {{rows}} 条）",
    en: "Messages (the last {{rows}} before it)",
  },
  "story.lost": { zh: "丢失", en: "lost" },
  "story.blocks": { zh: "区块", en: "Blocks" },
  "story.replay": { zh: "重放", en: "Replay" },
  impure: {
    zh: "{{place}} 自己调用了 {{what}}。时间、随机数、文件和网络都由外面交给代码：这样同一个种子才总是得到同一个结果，测试才能重放。",
    en: "{{place}} calls {{what}} on its own. Time, random numbers, files and sockets are handed to the code: only then does a seed always give the same run, and a failure can be replayed.",
  },
  "clocks-disagree": {
    zh: "同一份代码在虚拟时间里和作为进程运行时回答不同。\n  发送      {{sent}}\n  虚拟时间  {{simulated}}\n  进程      {{process}}\n回答只能由收到的消息决定；只在其中一边成立的结论不能相信。",
    en: "The same code answers one way in virtual time and another way as a process.\n  sent          {{sent}}\n  virtual time  {{simulated}}\n  process       {{process}}\nA reply has to follow from the messages alone; what holds in one of the two can't be relied on.",
  },
  unsteady: {
    zh: "种子 {{seed}} 跑两次得到两个不同的结果：代码里有什么不是由输入决定的。",
    en: "Seed {{seed}} gave two different runs: something in the code is not decided by its inputs.",
  },
  "end.passed": {
    zh: "{{schedules}} 种调度全部通过（每秒 {{rate}} 种）。",
    en: "All {{schedules}} schedules passed ({{rate}} a second).",
  },
  "end.failed": {
    zh: "跑了 {{schedules}} 种调度，{{failures}} 种失败。",
    en: "{{schedules}} schedules were run; {{failures}} failed.",
  },
  "end.died": {
    zh: "模拟进程意外结束：{{reason}}",
    en: "The simulation ended unexpectedly: {{reason}}",
  },
  "usage.not-modules": {
    zh: "{{program}} 是一条命令。虚拟时间只能运行 TypeScript 或 JavaScript 模块；请用 npm run grade。",
    en: "{{program}} is a command line. Only TypeScript or JavaScript modules run in virtual time; use npm run grade.",
  },
  "usage.replay": {
    zh: "{{value}} 既不是种子，也不是 npm run explore 保存的文件。",
    en: "{{value}} is neither a seed nor a file that npm run explore has saved.",
  },
  "option.seeds": { zh: "跑多少种调度", en: "how many schedules" },
  "option.seed": { zh: "第一个种子", en: "the first seed" },
  "option.forks": {
    zh: "每个节点都有出块程序，链会分叉（实验五的加分阶段）",
    en: "every node has a builder, so that chains fork (lab 5's bonus stage)",
  },
  "option.replay": {
    zh: "重放一个种子，或一个保存的失败调度",
    en: "replay a seed, or a failing schedule that was saved",
  },
} as const satisfies Catalogue;
