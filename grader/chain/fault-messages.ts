import type { Catalogue } from "../../labs/kit/language/translator.ts";
import type { FaultCode } from "../verifier/index.ts";

/** What is wrong with a block of a chain, for each fault that the verifier finds. */
export const faultCatalogue = {
  "fault.first-block-link": {
    zh: "首个区块的 prev_hash 应为空，得到 {{got}}",
    en: "the first block's prev_hash has to be empty, not {{got}}",
  },
  "fault.block-link": {
    zh: "prev_hash 应是前一个区块的哈希 {{expected}}，得到 {{got}}",
    en: "prev_hash has to be the hash of the block before, {{expected}}, not {{got}}",
  },
  "fault.empty-block": {
    zh: "缺少交易：{{expected}}",
    en: "its items are missing: {{expected}}",
  },
  "fault.item-link": {
    zh: "一笔交易的 prev_hash 应是 {{expected}}，得到 {{got}}",
    en: "an item's prev_hash has to be {{expected}}, not {{got}}",
  },
  "fault.repeat-in-block": {
    zh: "交易 {{got}} 在这个区块里出现两次",
    en: "the transaction {{got}} is in the block twice",
  },
  "fault.repeat-in-chain": {
    zh: "交易 {{got}} 在更早的区块里已有",
    en: "the transaction {{got}} is in an earlier block already",
  },
  "fault.header-missing": {
    zh: "区块头缺少 {{expected}}",
    en: "its header lacks {{expected}}",
  },
  "fault.bad-index": {
    zh: "index 应是 {{expected}}，得到 {{got}}",
    en: "index has to be {{expected}}, not {{got}}",
  },
  "fault.bad-timestamp": {
    zh: "timestamp 应是 20 位数字的 UTC 时间，得到 {{got}}",
    en: "timestamp has to be a UTC time of 20 digits, not {{got}}",
  },
  "fault.bad-nonce": {
    zh: "nonce 应在 0 到 9007199254740991 之间，得到 {{got}}",
    en: "nonce has to be from 0 to 9007199254740991, not {{got}}",
  },
  "fault.bad-data": {
    zh: "data 应是至多 256 个可打印的 ASCII 字符，得到 {{got}}",
    en: "data has to be at most 256 characters of printable ASCII, not {{got}}",
  },
  "fault.bad-hash": {
    zh: "哈希应是 {{expected}}，得到 {{got}}",
    en: "its hash has to be {{expected}}, not {{got}}",
  },
  "fault.no-work": {
    zh: "哈希应以 {{expected}} 开头，得到 {{got}}；难度不同就用 -z 指定",
    en: "its hash has to begin with {{expected}}, not {{got}}; name another difficulty with -z",
  },
  "fault.second-reading": {
    zh: "区块头的文字有第二种读法（{{got}}）",
    en: "its header's text can be read in a second way ({{got}})",
  },
  "fault.items-not-covered": {
    zh: "交易与区块头不符：期望 {{expected}}，得到 {{got}}",
    en: "its items are not those of the header: expected {{expected}}, got {{got}}",
  },
} as const satisfies Catalogue & Record<`fault.${FaultCode}`, unknown>;
