import type { Catalogue } from "../../labs/kit/language/translator.ts";

/** What is wrong with a chain. */
export const chainFaults = {
  "chain.first-block-link": {
    zh: "首个区块的 prev_hash 应为 null",
    en: "the first block's prev_hash has to be null",
  },
  "chain.block-link": {
    zh: "prev_hash 应是前一个区块的哈希 {{expected}}",
    en: "prev_hash has to be the hash of the block before, {{expected}}",
  },
  "chain.empty-block": { zh: "区块至少要有一笔交易", en: "a block has at least one item" },
  "chain.item-link": {
    zh: "prev_hash 应是前一笔交易的哈希 {{expected}}",
    en: "prev_hash has to be the hash of the item before, {{expected}}",
  },
  "chain.repeat-in-block": {
    zh: "同一区块里一笔交易出现两次",
    en: "a transaction is in the block twice",
  },
  "chain.repeat-in-chain": {
    zh: "一笔交易在链上出现两次",
    en: "a transaction is in the chain twice",
  },
  "chain.header-missing": {
    zh: "区块头缺少 {{expected}}",
    en: "the header lacks {{expected}}",
  },
  "chain.bad-index": { zh: "index 应为 {{expected}}", en: "index has to be {{expected}}" },
  "chain.bad-timestamp": {
    zh: "timestamp 应为 20 位数字，是 2009 年以后真实存在的 UTC 时间",
    en: "timestamp has to be 20 digits, a real UTC time from 2009 on",
  },
  "chain.bad-nonce": {
    zh: "nonce 应在 0 到 9007199254740991 之间，没有前导零",
    en: "nonce has to be 0 to 9007199254740991, without leading zeros",
  },
  "chain.bad-data": {
    zh: "data 应为至多 256 个可打印的 ASCII 字符",
    en: "data has to be at most 256 characters of printable ASCII",
  },
  "chain.bad-hash": {
    zh: "区块头重算出的哈希是 {{expected}}",
    en: "the header's hash recomputes to {{expected}}",
  },
  "chain.no-work": {
    zh: "哈希应以 {{expected}} 开头",
    en: "the hash has to begin with {{expected}}",
  },
  "chain.second-reading": {
    zh: "区块头的文字有第二种读法，这样的区块无效",
    en: "the header's text has a second reading, which makes the block invalid",
  },
  "chain.items-not-covered": {
    zh: "data 应覆盖区块里的 item（{{expected}}）",
    en: "data have to cover the block's items ({{expected}})",
  },
} as const satisfies Catalogue;
