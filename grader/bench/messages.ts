import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What the bench says, in both languages. */
export const benchCatalogue = {
  "option.part": {
    zh: "只测这一部分：hashing、start、requests、ledger、grading、convergence，可重复",
    en: "measure only this part: hashing, start, requests, ledger, grading or convergence; may be repeated",
  },
  "option.rounds": { zh: "每项测几轮", en: "how often everything is measured" },
  "option.seconds": { zh: "每项每轮测多少秒", en: "how long each thing is measured in a round" },
  "option.blocks": { zh: "长账本有多少个区块", en: "blocks of the long ledger" },
  "option.nodes": {
    zh: "同时启动多少个节点，也是等待一致的节点数",
    en: "nodes that are started at once, and that have to agree",
  },
  "option.stage": {
    zh: "评分这一项只评这个阶段，可重复",
    en: "grade only this stage where grading is measured; may be repeated",
  },
  "option.out": {
    zh: "存放 bench.svg、bench.png、bench.json 的文件夹（不给则不写）",
    en: "the folder for bench.svg, bench.png and bench.json (none are written without it)",
  },
  "usage.part": {
    zh: "没有“{{part}}”这一部分。有：{{parts}}。",
    en: "There is no part {{part}}. There are: {{parts}}.",
  },
  "usage.cannot-write": {
    zh: "无法写入 {{folder}}（{{reason}}）。请用 --out 另选一个文件夹。",
    en: "Cannot write to {{folder}} ({{reason}}). Choose another folder with --out.",
  },
  interrupted: { zh: "已中断。", en: "Interrupted." },
  title: { zh: "性能对比", en: "How fast it is, by comparison" },
  machine: {
    zh: "{{processor}}，{{cores}} 核，{{system}}，Node.js {{node}}，{{date}}。{{rounds}} 轮，取中间值；数字后面是最小值到最大值。",
    en: "{{processor}}, {{cores}} cores, {{system}}, Node.js {{node}}, {{date}}. The middle of {{rounds}} rounds; behind it the lowest and the highest.",
  },
  measuring: { zh: "正在测：{{part}}", en: "Measuring: {{part}}" },
  "column.what": { zh: "测的是什么", en: "what is measured" },
  "column.value": { zh: "测得", en: "measured" },
  "column.ratio": { zh: "倍数", en: "ratio" },
  "column.spread": { zh: "范围", en: "spread" },
  "column.goal": { zh: "目标", en: "goal" },
  "goal.at-least": { zh: "≥ {{value}} 倍", en: "≥ {{value}} times" },
  "goal.at-most": { zh: "≤ {{value}} 倍", en: "≤ {{value}} times" },
  "goal.limit": { zh: "≤ {{value}}", en: "≤ {{value}}" },
  "goal.met": { zh: "达到", en: "met" },
  "goal.missed": { zh: "未达到", en: "missed" },
  "part.hashing": {
    zh: "哈希：每秒尝试的 nonce（区块头 150 字节，单核按处理器时间算；与 Python 循环相比）",
    en: "Hashing: nonces a second of a 150-byte header (on one core, by processor time; against a Python loop)",
  },
  "part.start": {
    zh: "启动：直到能连接（与只有 ws 的回声程序相比）",
    en: "Start: until a connection is taken (against an echo of nothing but ws)",
  },
  "part.requests": {
    zh: "请求：程序每秒处理器时间回答几个（与只解析 JSON 的回声程序相比）",
    en: "Requests: replies in a second of the program's processor time (against an echo that only reads JSON)",
  },
  "part.ledger": {
    zh: "长账本：{{blocks}} 个区块、{{items}} 笔交易（与空账本相比）",
    en: "A long ledger: {{blocks}} blocks, {{items}} transactions (against an empty one)",
  },
  "part.grading": {
    zh: "评分：给参考实现评分要多久（与这台机器启动这么多进程的下限相比）",
    en: "Grading: how long the reference takes to grade (against the least for so many processes)",
  },
  "hashing.python": { zh: "Python hashlib 循环", en: "a Python loop over hashlib" },
  "hashing.createHash": { zh: "crypto.createHash 循环", en: "a loop over crypto.createHash" },
  "hashing.plain": {
    zh: "课上的 mine（crypto.hash）",
    en: "the course's plain mine (crypto.hash)",
  },
  "hashing.lanes": { zh: "WebAssembly，一次四个", en: "WebAssembly, four at a time" },
  "hashing.two": {
    zh: "同上，两个线程（与一个线程相比，按时钟算）",
    en: "the same with two threads (against one, by the clock)",
  },
  "hashing.native": {
    zh: "WebAssembly 与 OpenSSL 原生代码相比",
    en: "WebAssembly, against OpenSSL's native code",
  },
  "start.echo": { zh: "回声程序", en: "the echo" },
  "start.node": { zh: "节点", en: "a node" },
  "start.nodes": { zh: "{{count}} 个节点同时启动", en: "{{count}} nodes at once" },
  "requests.echo": {
    zh: "回声，{{clients}} 个客户端，每个同时 {{depth}} 个请求",
    en: "echo, {{clients}} clients, {{depth}} at a time each",
  },
  "requests.echo-merge": { zh: "　回声，帧与 merge 相同", en: "  echo of merges" },
  "requests.peers": { zh: "　peers", en: "  peers" },
  "requests.pool": { zh: "　pool", en: "  pool" },
  "requests.blocks": { zh: "　blocks", en: "  blocks" },
  "requests.merge": { zh: "　merge 一笔新交易", en: "  merge of a new transaction" },
  "requests.merge-fsync": {
    zh: "　merge 一笔新交易，--fsync",
    en: "  merge of a new transaction, --fsync",
  },
  "ledger.start": { zh: "启动", en: "start" },
  "ledger.start-first": {
    zh: "启动，没有检查点（全部重新检查）",
    en: "start without a checkpoint: all is judged",
  },
  "ledger.merge": { zh: "合并一笔新交易", en: "merge of a new transaction" },
  "ledger.pause": {
    zh: "别人读整条链时，一个请求最多等多久",
    en: "the longest wait of a request while another client reads the chain",
  },
  "ledger.memory": { zh: "每个区块占的内存", en: "memory of each block" },
  "grading.lab": {
    zh: "{{lab}}，{{processes}} 个进程",
    en: "{{lab}}, {{processes}} processes",
  },
  "ledger.memory-first": {
    zh: "每个区块占的内存，没有检查点时",
    en: "memory of each block, started without a checkpoint",
  },
  "part.convergence": {
    zh: "收敛：几个节点收到交易、一个收到区块，到所有进程一致为止（与 tracker 询问的间隔 0.2 秒相比）",
    en: "Convergence: some nodes are given transactions, one is given blocks, until all processes agree (against 0.2 s, a tracker's interval)",
  },
  "convergence.nodes": {
    zh: "{{count}} 个节点，一个 tracker",
    en: "{{count}} nodes and a tracker",
  },
  "missing.checkpoint": {
    zh: "没有测从检查点启动：账本太小，没有写检查点。请用 --blocks 1000 以上再测。",
    en: "A start from a checkpoint was not measured: so small a ledger has none. Measure again with --blocks 1000 or more.",
  },
  "missing.python": {
    zh: "没有和 Python 比较：找不到 python3。请安装 Python 3 再测。",
    en: "Not compared with Python: there is no python3. Install Python 3 and measure again.",
  },
  "missing.openssl": {
    zh: "没有和原生代码比较：openssl speed 无法运行。请安装 OpenSSL 再测。",
    en: "Not compared with native code: openssl speed does not run. Install OpenSSL and measure again.",
  },
  written: { zh: "图和数据：{{folder}}", en: "Picture and data: {{folder}}" },
} as const satisfies Catalogue;

/** The id of a text of the bench. */
export type BenchText = keyof typeof benchCatalogue;

/** A translator of the bench's texts. */
export function createBenchSay(language: Language): Translate<typeof benchCatalogue> {
  return createTranslator(benchCatalogue, language);
}
