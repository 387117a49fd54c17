import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What the simulation says, in both languages. */
export const simulateCatalogue = {
  "option.nodes": {
    zh: "节点数（默认 100）；可重复，每个值模拟一次",
    en: "how many nodes (100 by default); may be repeated, one run for each",
  },
  "option.links": {
    zh: "每个节点启动时认识几个更早的节点（最后认识的约为两倍）",
    en: "earlier nodes that each node knows from its start (in the end it has about twice as many)",
  },
  "option.blocks": { zh: "总共挖出多少个区块", en: "blocks that are found" },
  "option.interval": {
    zh: "平均多少秒挖出一个区块；可重复，每个值模拟一次",
    en: "mean seconds between two blocks; may be repeated, one run for each",
  },
  "option.delay": { zh: "一条消息平均在路上多少秒", en: "mean seconds that a message takes" },
  "option.loss": { zh: "区块在路上丢失的概率", en: "how likely a posted block is lost" },
  "option.tx": { zh: "合并多少笔交易", en: "transactions that are merged" },
  "option.partition": {
    zh: "中途把网络分成两半多少秒",
    en: "seconds for which the network is divided into halves midway",
  },
  "option.per-tracker": {
    zh: "每个 tracker 负责多少个节点，网络由这样的部分组成；0 表示没有 tracker",
    en: "how many nodes each tracker serves: the network is made of such parts; 0 for no tracker",
  },
  "option.sleep": {
    zh: "tracker 每隔多少秒询问一次",
    en: "seconds between two ticks of a tracker",
  },
  "option.seed": { zh: "随机种子", en: "the seed of all that is random" },
  "option.out": {
    zh: "存放 simulate.svg、simulate.png、simulate.json 的文件夹（不给则不写）",
    en: "the folder for simulate.svg, simulate.png and simulate.json (none are written without it)",
  },
  "usage.probability": {
    zh: "--loss 需要 0 到 0.95 的数，得到的是 {{value}}。",
    en: "--loss takes a number from 0 to 0.95, not {{value}}.",
  },
  "usage.cannot-write": {
    zh: "无法写入 {{folder}}（{{reason}}）。请用 --out 另选一个文件夹。",
    en: "Cannot write to {{folder}} ({{reason}}). Choose another folder with --out.",
  },
  interrupted: { zh: "已中断。", en: "Interrupted." },
  head: {
    zh: "节点挖矿，共 {{blocks}} 个区块，消息平均 {{delay}} 秒，丢失 {{loss}} %，种子 {{seed}}。虚拟时间，真实的节点代码。",
    en: "Nodes mine {{blocks}} blocks; a message takes {{delay}} s, {{loss}} % are lost; seed {{seed}}. In virtual time, with the real nodes' code.",
  },
  "head.trackers": {
    zh: "每 {{part}} 个节点有一个 tracker（-t {{sleep}} -c {{connections}}）；消息经 WebSocket 不会丢失，只有投递的区块会。",
    en: "Each {{part}} nodes have a tracker (-t {{sleep}} -c {{connections}}); what goes over WebSockets is not lost, only posted blocks are.",
  },
  "column.nodes": { zh: "节点", en: "nodes" },
  "column.converged": { zh: "收敛", en: "converged" },
  "column.cost": { zh: "每条消息", en: "a message" },
  "column.interval": { zh: "区块间隔", en: "interval" },
  "column.spread": { zh: "传播", en: "spread" },
  "column.forks": { zh: "分叉", en: "forks" },
  "column.expected": { zh: "模型", en: "model" },
  "column.stale": { zh: "作废", en: "stale" },
  "column.agreed": { zh: "一致", en: "agreed" },
  "column.included": { zh: "上链交易", en: "included" },
  "column.messages": { zh: "消息", en: "messages" },
  "column.bytes": { zh: "字节", en: "bytes" },
  "column.real": { zh: "用时", en: "took" },
  progress: {
    zh: "{{nodes}} 个节点：{{found}}/{{blocks}} 个区块，虚拟时间 {{virtual}} 秒",
    en: "{{nodes}} nodes: {{found}} of {{blocks}} blocks, {{virtual}} s of virtual time",
  },
  never: { zh: "没有", en: "never" },
  legend: {
    zh: "传播：从挖出到一个节点收到，平均秒数。分叉：有不止一个区块的高度所占的比例，后面是两倍标准误差。模型：1 − exp(−传播 / 间隔)，Decker 与 Wattenhofer，2013。一致：最后一个区块之后多久所有节点同链。每条消息：模拟一条消息所用的处理器时间，垃圾回收在内。",
    en: "Spread: mean seconds from when a block is found until a node has it. Forks: the share of heights with more than one block, with twice its standard error. Model: 1 − exp(−spread / interval), Decker and Wattenhofer, 2013. Agreed: how long after the last block all nodes held one chain. A message: the processor time that it takes to simulate one, garbage included.",
  },
  "legend.converged": {
    zh: "收敛：最后一笔交易合并、网络恢复之后多久，每个节点的记录池或链里有全部交易，且所有节点同一个链尾。",
    en: "Converged: how long after the last transaction was merged and the network was whole again every node had all transactions in its pool or chain, and all had one tip.",
  },
  "traffic.kind": { zh: "消息种类（含回答）", en: "messages by kind, with their answers" },
  "traffic.in": { zh: "{{nodes}} 个节点", en: "{{nodes}} nodes" },
  "traffic.bytes": { zh: "字节", en: "bytes" },
  "kind.posts": { zh: "节点投递区块", en: "blocks that nodes post" },
  "kind.fetches": { zh: "节点取整条链", en: "chains that nodes fetch" },
  "kind.registers": { zh: "节点登记", en: "nodes register" },
  "kind.peers": { zh: "tracker 问 peers", en: "trackers ask for peers" },
  "kind.pool": { zh: "tracker 问 pool", en: "trackers ask for pools" },
  "kind.blocks": { zh: "tracker 问 blocks", en: "trackers ask for blocks" },
  "kind.merge": { zh: "tracker 送 merge", en: "trackers send merges" },
  "kind.announcements": { zh: "tracker 送 register", en: "trackers announce peers" },
  "plot.title": {
    zh: "分叉的比例与区块间隔",
    en: "How often chains fork, by the interval between blocks",
  },
  "plot.x": { zh: "传播时间 / 区块间隔", en: "spread / interval" },
  "plot.y": { zh: "分叉的比例", en: "share of heights with a fork" },
  "plot.model": { zh: "模型：1 − exp(−x)", en: "model: 1 − exp(−x)" },
  "plot.measured": {
    zh: "模拟所得，竖线为两倍标准误差",
    en: "simulated, with twice the standard error",
  },
  written: { zh: "图和数据：{{folder}}", en: "Picture and data: {{folder}}" },
} as const satisfies Catalogue;

/** A translator of the simulation's texts. */
export function createSimulateSay(language: Language): Translate<typeof simulateCatalogue> {
  return createTranslator(simulateCatalogue, language);
}
