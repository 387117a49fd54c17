import type { Catalogue } from "../../labs/kit/language/translator.ts";

/** What was expected, and what nodes were found to hold. */
export const expectations = {
  "expected.exited": { zh: "{{program}} 继续运行", en: "{{program}} goes on running" },
  "expected.still-running": { zh: "{{program}} 自己退出", en: "{{program}} ends by itself" },
  "expected.extra-reply": { zh: "每个请求恰好一个应答", en: "exactly one reply a request" },
  "expected.not-started": { zh: "{{expected}} 接受连接", en: "{{expected}} takes connections" },
  "expected.refused": { zh: "接受连接", en: "a connection" },
  "expected.unusable": { zh: "{{program}} 能够启动", en: "{{program}} starts" },
  "expected.too-much-memory": {
    zh: "一个程序连同它启动的一切，内存最多 {{expected}}",
    en: "at most {{expected}} of memory for a program with all that it starts",
  },
  "expected.too-many-processes": {
    zh: "一个程序最多 {{expected}} 个进程",
    en: "at most {{expected}} processes a program",
  },
  "expected.too-many-files": {
    zh: "一个程序最多打开 {{expected}} 个文件和连接",
    en: "at most {{expected}} open files and connections a program",
  },
  "expected.too-much-output": {
    zh: "一个程序最多输出 {{expected}}",
    en: "at most {{expected}} of output a program",
  },
  "expected.too-much-disk": {
    zh: "一项检查里的程序最多写 {{expected}} 的文件",
    en: "at most {{expected}} of files for the programs of a check",
  },
  "expected.too-long": {
    zh: "整项检查在 {{waited}} 秒内结束",
    en: "the whole check within {{waited}} s",
  },
  "expected.port-taken": { zh: "端口空闲", en: "the port is free" },
  "pattern.set": { zh: "作为集合：{{list}}", en: "as a set: {{list}}" },
  "pattern.holds": { zh: "其中有 {{list}}", en: "among others {{list}}" },
  "pattern.length": { zh: "{{n}} 项的列表", en: "a list of {{n}}" },
  "pattern.least": { zh: "至少 {{n}} 项的列表", en: "a list of at least {{n}}" },
  "pattern.text": { zh: "形如 {{form}} 的文字", en: "text like {{form}}" },
  "pattern.clock": {
    zh: "与此刻（UTC）相差不超过 {{n}} 分钟的时间",
    en: "a time at most {{n}} minutes from now, in UTC",
  },
  "pattern.kind": { zh: "{{kind}} 类型", en: "a {{kind}}" },
  "pattern.chain": { zh: "一条有效的链", en: "a valid chain" },
  "pattern.times": { zh: "{{n}} 次 {{like}}", en: "{{n}} times {{like}}" },
  "pattern.never": { zh: "不会收到 {{like}}", en: "never {{like}}" },
  "pattern.mined-chain": { zh: "恰好这些区块：{{list}}", en: "exactly the blocks {{list}}" },
  "pattern.mined-chain-more": {
    zh: "开头是这些区块：{{list}}",
    en: "a chain that begins with the blocks {{list}}",
  },
  "pattern.block": { zh: "区块 {{block}}", en: "the block {{block}}" },
  "pattern.begins": { zh: "以 {{text}} 开头的文字", en: "text that begins with {{text}}" },
  "pattern.every": { zh: "每一项都是 {{like}}", en: "a list of items like {{like}}" },
  "pattern.and": { zh: "，并且 ", en: ", and " },
  "pattern.told": {
    zh: "这些区块各收到恰好一次：{{list}}",
    en: "each of these blocks posted exactly once: {{list}}",
  },
  "pattern.told-only": {
    zh: "这些区块各收到恰好一次，别的没有：{{list}}",
    en: "each of these blocks posted exactly once, and no other: {{list}}",
  },
  "pattern.race": {
    zh: "所有节点同一条链，其中挖到至少 {{n}} 个区块，并且不止一个节点挖到过",
    en: "one chain on all nodes, with at least {{n}} blocks mined, and by more than one of them",
  },
  "expected.asked": {
    zh: "取 {{program}} 的 /blockchain.json 的次数：{{expected}}",
    en: "requests to {{program}} for /blockchain.json: {{expected}}",
  },
  "expected.paced": {
    zh: "每秒取 {{program}} 的 /blockchain.json 的次数：至多 {{expected}}",
    en: "requests a second to {{program}} for /blockchain.json: at most {{expected}}",
  },
  "pattern.or": { zh: " 或 ", en: " or " },
  "agree.chain": { zh: "所有节点同一条链", en: "one chain on all nodes" },
  "agree.pools": { zh: "所有节点的记录池作为集合相同", en: "equal pools on all nodes, as sets" },
  "agree.blocks": { zh: "{{n}} 个区块", en: "{{n}} blocks" },
  "agree.waiting": { zh: "记录池：{{list}}", en: "waiting: {{list}}" },
  "agree.once": {
    zh: "链上或池里各恰好一次：{{list}}",
    en: "in the chain or waiting, each exactly once: {{list}}",
  },
  holding: {
    zh: "{{name}}：区块 [{{blocks}}]，等待 [{{waiting}}]",
    en: "{{name}}: blocks of [{{blocks}}], waiting [{{waiting}}]",
  },
  standing: {
    zh: "{{name}}：{{blocks}} 个区块，链尾 {{tip}}，{{winners}}",
    en: "{{name}}: {{blocks}} blocks, tip {{tip}}, {{winners}}",
  },
  "standing.won": { zh: "{{name}} 挖到 {{n}} 个", en: "{{n}} by {{name}}" },
  "standing.nobody": { zh: "没有各节点自己挖的区块", en: "none mined by the nodes" },
} as const satisfies Catalogue;
