import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";
import { faultCatalogue } from "../chain/fault-messages.ts";
import type { RaceFailureCode } from "./race-failure.ts";

/** Why a race has no good end. */
const failures = {
  "failure.unusable": {
    zh: "{{submission}} 的节点无法启动：{{reason}}",
    en: "The node of {{submission}} can't be started: {{reason}}",
  },
  "failure.not-ready": {
    zh: "{{name}}（{{submission}}）启动了，但 {{seconds}} 秒内没有回答 http://localhost:{{port}}/blockchain.json（{{reason}}）。",
    en: "{{name}} ({{submission}}) runs, but within {{seconds}} s it did not answer http://localhost:{{port}}/blockchain.json ({{reason}}).",
  },
  "failure.died": {
    zh: "{{name}}（{{submission}}）自己退出了（{{how}}）。它最后输出的是：\n{{log}}",
    en: "{{name}} ({{submission}}) ended by itself ({{how}}). What it printed last:\n{{log}}",
  },
  "failure.stalled": {
    zh: "{{seconds}} 秒没有新区块，最长的链有 {{length}} 个区块。难度 {{zeros}} 太高就用 -z 调低；要等得更久就用 --limit。各节点最后输出的是：\n{{logs}}",
    en: "No new block for {{seconds}} s; the longest chain has {{length}} blocks. Lower the difficulty {{zeros}} with -z, or wait longer with --limit. What the nodes printed last:\n{{logs}}",
  },
  "failure.diverged": {
    zh: "等了 {{seconds}} 秒，各节点仍没有同一条至少 {{blocks}} 个区块的链：\n{{holdings}}",
    en: "After {{seconds}} s the nodes still have no one chain of at least {{blocks}} blocks:\n{{holdings}}",
  },
  "failure.too-fast": {
    zh: "难度 {{zeros}} 对这台机器太低：{{length}} 个区块只用了 {{seconds}} 秒，比在节点间传播还快。改用难度 {{next}} 重新开始。",
    en: "Difficulty {{zeros}} is too low for this machine: {{length}} blocks took {{seconds}} s, faster than they travel among nodes. Starting again with {{next}}.",
  },
  "failure.invalid": {
    zh: "{{name}} 的链无效：区块 {{block}}，{{reason}}。",
    en: "The chain of {{name}} is not valid: block {{block}}, {{reason}}.",
  },
  "failure.refused": {
    zh: "{{name}}（端口 {{port}}）没有照约定回答交易的消息：{{reason}}",
    en: "{{name}} (port {{port}}) does not answer messages of transactions as it should: {{reason}}",
  },
  "failure.unsettled": {
    zh: "多等了 {{more}} 个区块，交易仍没有全部恰好一次进入链：\n{{amiss}}",
    en: "After {{more}} blocks more, not every transaction is exactly once in the chain:\n{{amiss}}",
  },
} as const satisfies Record<`failure.${RaceFailureCode}`, unknown>;

/** What a race says, by stable ids, in Chinese and English. */
export const raceCatalogue = {
  ...submissionCatalogue,
  ...failures,
  ...faultCatalogue,
  "option.submission": {
    zh: "参赛的作业：含 lab.json 的文件夹，或 reference；可重复，节点轮流分给它们（默认 reference，没有就用 labs/lab4）",
    en: "who races: a folder with lab.json, or reference; may be repeated, nodes are dealt in turn (default reference, or labs/lab4 where that is missing)",
  },
  "option.nodes": { zh: "节点个数", en: "how many nodes race" },
  "option.blocks": {
    zh: "每个节点的链至少有这么多区块时结束",
    en: "the race ends when every node's chain has so many blocks",
  },
  "option.zeros": {
    zh: "难度：哈希开头十六进制 0 的个数（默认从 4 起，出块太快就自动提高）",
    en: "difficulty in leading hex zeros of a hash (default: 4, and more where blocks come too fast)",
  },
  "option.ports": {
    zh: "第一个节点的端口，其余依次加一（默认找空闲端口）",
    en: "the first node's port, the others follow (default: free ports)",
  },
  "option.transactions": {
    zh: "比赛期间随机交给节点的交易数（节点须支持 merge）",
    en: "transactions given to nodes by chance during the race (nodes have to know merge)",
  },
  "option.cut": {
    zh: "中间一半时间断开这个节点，例如 n2 或 2",
    en: "cut off this node, such as n2 or 2, for the middle half of the race",
  },
  "option.limit": {
    zh: "等待新区块、以及最后等待一致的秒数上限",
    en: "seconds to wait for a new block, and in the end for one chain, at most",
  },
  "option.json": { zh: "把结果写成这个 JSON 文件", en: "write the result to this JSON file" },
  "usage.too-few-nodes": {
    zh: "{{submissions}} 份作业至少要 {{submissions}} 个节点，--nodes 是 {{nodes}}。",
    en: "{{submissions}} submissions take at least {{submissions}} nodes, not --nodes {{nodes}}.",
  },
  "usage.cut": {
    zh: "没有节点 {{cut}}。--cut 需要 n1 到 {{last}}，或 1 到 {{nodes}}。",
    en: "There is no node {{cut}}. --cut takes n1 to {{last}}, or 1 to {{nodes}}.",
  },
  "usage.cannot-write": {
    zh: "无法写入 {{file}}：{{reason}}。请换一个位置。",
    en: "Cannot write {{file}}: {{reason}}. Name another place.",
  },
  head: {
    zh: "{{nodes}} 个节点比赛挖矿，难度 {{zeros}}（每个区块平均 {{hashes}} 次哈希），到 {{blocks}} 个区块为止",
    en: "{{nodes}} nodes race to {{blocks}} blocks at difficulty {{zeros}} ({{hashes}} hashes a block on average)",
  },
  "event.won": {
    zh: "区块 {{index}} 归 {{winner}}",
    en: "block {{index}} is won by {{winner}}",
  },
  "event.fork": {
    zh: "分叉：{{winner}} 也找到了区块 {{index}}",
    en: "fork: {{winner}} found block {{index}}, too",
  },
  "event.reorganised": {
    zh: "换链：{{name}} 放弃自区块 {{from}} 起的区块，共 {{lost}} 个",
    en: "reorganisation: {{name}} gives up blocks from {{from}} on, {{lost}} in all",
  },
  "event.cut": { zh: "{{name}} 的网络断开", en: "{{name}} is cut off" },
  "event.healed": { zh: "{{name}} 的网络恢复", en: "{{name}} is connected again" },
  nobody: { zh: "（未知）", en: "(unknown)" },
  "standing.blocks": { zh: "{{length}} 个区块", en: "{{length}} blocks" },
  "standing.won": { zh: "赢 {{won}}", en: "won {{won}}" },
  "column.node": { zh: "节点", en: "node" },
  "column.port": { zh: "端口", en: "port" },
  "column.submission": { zh: "程序", en: "program" },
  "column.won": { zh: "赢得区块", en: "blocks won" },
  "column.share": { zh: "占比", en: "share" },
  "column.lost": { zh: "分叉落选", en: "lost in forks" },
  "column.reorganisations": { zh: "换链次数", en: "reorganisations" },
  "column.longest": { zh: "最长换链", en: "longest" },
  "result.equal": {
    zh: "链：{{length}} 个区块，所有节点完全一致，逐块验证有效",
    en: "Chain: {{length}} blocks, the same on all nodes, every block valid",
  },
  "result.forks": {
    zh: "分叉：见到 {{seen}} 个区块，其中 {{forks}} 个没有留在链上；最长的换链放弃了 {{longest}} 个区块",
    en: "Forks: {{forks}} of {{seen}} blocks seen are not in the chain; longest reorganisation: {{longest}}",
  },
  "result.time": {
    zh: "出块时间：平均 {{mean}} 秒，最长 {{most}} 秒",
    en: "Time a block: {{mean}} s on average, {{most}} s at most",
  },
  "result.hashes": {
    zh: "期望的哈希次数：每个区块 {{each}}，整条链 {{all}}",
    en: "Hashes expected: {{each}} a block, {{all}} for the chain",
  },
  "result.transactions": {
    zh: "交易：{{sent}} 笔，每笔恰好一次在链上，记录池全空",
    en: "Transactions: {{sent}}, each exactly once in the chain, all pools empty",
  },
  "holding.chain": {
    zh: "  {{name}}：{{length}} 个区块，最新 {{tip}}",
    en: "  {{name}}: {{length}} blocks, newest {{tip}}",
  },
  "holding.none": {
    zh: "  {{name}}：没有回答（{{reason}}）",
    en: "  {{name}}: no answer ({{reason}})",
  },
  "holding.fast": {
    zh: "  区块出得比传得快：请用 -z 提高难度。",
    en: "  Blocks come faster than they travel: raise the difficulty with -z.",
  },
  "amiss.chain": {
    zh: "  交易 {{id}} 在链上 {{count}} 次",
    en: "  transaction {{id}} is {{count}} times in the chain",
  },
  "amiss.pool": {
    zh: "  {{name}} 还有 {{count}} 笔在等待",
    en: "  {{name}} has {{count}} waiting",
  },
  interrupted: { zh: "比赛已中断。", en: "The race was interrupted." },
} as const satisfies Catalogue;

/** Renders texts of a race. */
export type RaceSay = Translate<typeof raceCatalogue>;

/** The translator of a race's texts. */
export function createRaceSay(language: Language): RaceSay {
  return createTranslator(raceCatalogue, language);
}
