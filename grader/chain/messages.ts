import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import type { ChainErrorCode } from "./chain-error.ts";
import { faultCatalogue } from "./fault-messages.ts";

const errors = {
  unreachable: {
    zh: "{{url}} 没有回答（{{reason}}）。节点在运行吗？端口用 -p 指定。",
    en: "{{url}} does not answer ({{reason}}). Does the node run? Name its port with -p.",
  },
  "no-chain": {
    zh: "{{url}}/blockchain.json 的回答不是区块列表。那是一个会挖矿的节点吗？",
    en: "What {{url}}/blockchain.json answers is no list of blocks. Is it a node that mines?",
  },
  "no-blocks": {
    zh: "{{url}} 还没有区块，没有什么可导出。",
    en: "{{url}} has no block yet: there is nothing to export.",
  },
  "not-mined": {
    zh: "区块 {{block}} 没有区块头。只有挖出来的链（-z 1 及以上）能导出。",
    en: "Block {{block}} has no header. Only a chain that was mined (-z 1 or more) can be exported.",
  },
  "too-many": {
    zh: "链太长：一个文件夹至多放 {{most}} 个区块。",
    en: "The chain is too long: a folder takes at most {{most}} blocks.",
  },
  "not-empty": {
    zh: "文件夹 {{folder}} 不是空的。导出从不覆盖：请给一个新文件夹。",
    en: "The folder {{folder}} is not empty. An export overwrites nothing: name a new folder.",
  },
  "no-folder": { zh: "找不到文件夹 {{folder}}。", en: "There is no folder {{folder}}." },
  "no-files": {
    zh: "文件夹 {{folder}} 里没有区块文件，例如 {{file}}。",
    en: "The folder {{folder}} has no file of a block, such as {{file}}.",
  },
  gap: {
    zh: "编号不连续：缺少 {{missing}}，却有 {{found}}。什么也没有发送。",
    en: "A number is left out: {{missing}} is missing, but {{found}} is there. Nothing was sent.",
  },
  "too-large": {
    zh: "{{path}} 太大，至多 {{most}} 字节。什么也没有发送。",
    en: "{{path}} is too large: {{most}} bytes at most. Nothing was sent.",
  },
  "not-json": {
    zh: "{{file}} 不是 JSON：{{reason}}。什么也没有发送。",
    en: "{{file}} is no JSON: {{reason}}. Nothing was sent.",
  },
  "not-a-block": {
    zh: "{{file}} 不是区块：需要 index、timestamp、prev_hash、hash、data、nonce，格式见约定。什么也没有发送。",
    en: "{{file}} holds no block: it takes index, timestamp, prev_hash, hash, data and nonce in the contract's form. Nothing was sent.",
  },
  invalid: {
    zh: "{{file}} 不对：{{reason}}。什么也没有发送。",
    en: "{{file}} is wrong: {{reason}}. Nothing was sent.",
  },
  "file-system": {
    zh: "无法读写 {{path}}：{{reason}}。",
    en: "{{path}} can't be read or written: {{reason}}.",
  },
  "kept-own": {
    zh: "{{url}} 保留了自己的链（{{theirs}} 个区块）：按分叉规则它胜过导入的 {{ours}} 个区块。",
    en: "{{url}} kept its own chain of {{theirs}} blocks, which by the fork rule is greater than the {{ours}} imported.",
  },
  "not-taken": {
    zh: "{{url}} 收到了 {{ours}} 个区块，但它的链里没有它们（现有 {{theirs}} 个区块）。它的难度 -z 相同吗？",
    en: "{{url}} was given {{ours}} blocks, but its chain, of {{theirs}} blocks, does not hold them. Is its difficulty -z the same?",
  },
} as const satisfies Record<ChainErrorCode, unknown>;

/** What export and import say, by stable ids, in Chinese and English. */
export const chainCatalogue = {
  ...errors,
  ...faultCatalogue,
  "option.folder": {
    zh: "区块文件的文件夹（000000.json、000001.json……）",
    en: "the folder of the blocks' files (000000.json, 000001.json, …)",
  },
  "option.port": { zh: "本机上节点的端口", en: "the port of a node on this machine" },
  "option.from": { zh: "节点的 URL，代替 -p", en: "the URL of the node, in place of -p" },
  "option.zeros": { zh: "链的难度", en: "the chain's difficulty" },
  "usage.action": {
    zh: "用法：npm run chain -- export 文件夹，或 npm run chain -- import 文件夹。",
    en: "Usage: npm run chain -- export FOLDER, or npm run chain -- import FOLDER.",
  },
  "usage.url": {
    zh: "{{value}} 不是节点的 URL，例如 http://localhost:9000/。",
    en: "{{value}} is no URL of a node, such as http://localhost:9000/.",
  },
  exported: {
    zh: "已导出：{{url}} 的 {{count}} 个区块写入 {{folder}}",
    en: "Exported: {{count}} blocks of {{url}} to {{folder}}",
  },
  imported: {
    zh: "已导入：{{url}} 持有全部 {{count}} 个区块（发送 {{posted}} 个，原有 {{known}} 个）",
    en: "Imported: {{url}} holds all {{count}} blocks ({{posted}} sent, {{known}} known before)",
  },
} as const satisfies Catalogue;

/** Renders texts of export and import. */
export type ChainSay = Translate<typeof chainCatalogue>;

/** The translator of the texts of export and import. */
export function createChainSay(language: Language): ChainSay {
  return createTranslator(chainCatalogue, language);
}
