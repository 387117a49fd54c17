import { createTranslator } from "../../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../../labs/kit/language/translator.ts";
import type { Language } from "../../../labs/kit/language/language.ts";

/** What the demo's page says, by stable ids. */
export const clusterCatalogue = {
  "title.lab3": { zh: "节点与 tracker", en: "Nodes and a tracker" },
  "title.lab4": { zh: "挖矿的节点", en: "Nodes that mine" },
  "title.lab5": { zh: "账本一致", en: "The ledger agrees" },
  "theme.light": { zh: "浅色", en: "Light" },
  "theme.dark": { zh: "深色", en: "Dark" },

  "same.agreed": {
    zh: "一致：同一条链，长 {{height}}",
    en: "Agreed: one chain, length {{height}}",
  },
  "same.agreed-empty": { zh: "一致：链还是空的", en: "Agreed: the chain is still empty" },
  "same.behind": { zh: "有节点落后", en: "Some nodes are behind" },
  "same.forked": { zh: "分叉：{{tips}} 个链尾", en: "Forked: {{tips}} tips" },
  "same.pools": { zh: "链一致，记录池不同", en: "One chain, but pools differ" },
  "same.peers": {
    zh: "所有节点认识的 URL 相同：{{count}} 个",
    en: "All nodes know the same {{count}} URLs",
  },
  "same.peers-differ": { zh: "各节点认识的 URL 不同", en: "Nodes know different URLs" },
  "same.gone": { zh: "演示已结束", en: "The demo is over" },

  network: { zh: "网络", en: "Network" },
  "network.describe": {
    zh: "节点与连接的图；连接的状态也写在下面的按钮旁",
    en: "A drawing of programs and links; the links’ state also stands beside the buttons below",
  },
  "link.open": { zh: "已连接", en: "connected" },
  "link.none": { zh: "未连接", en: "not connected" },
  "link.cut": { zh: "已切断", en: "cut" },
  cut: { zh: "切断", en: "Cut" },
  heal: { zh: "接通", en: "Heal" },
  kill: { zh: "结束", en: "Kill" },
  start: { zh: "启动", en: "Start" },
  "kill.of": { zh: "结束 {{name}}", en: "Kill {{name}}" },
  "start.of": { zh: "启动 {{name}}", en: "Start {{name}}" },
  "cut.of": { zh: "切断 {{from}} 与 {{to}}", en: "Cut {{from}} from {{to}}" },
  "heal.of": { zh: "接通 {{from}} 与 {{to}}", en: "Heal {{from}} and {{to}}" },
  "kind.node": { zh: "节点", en: "node" },
  "kind.tracker": { zh: "tracker", en: "tracker" },
  "kind.builder": { zh: "出块程序", en: "builder" },
  stopped: { zh: "已停止", en: "stopped" },

  nodes: { zh: "节点", en: "Nodes" },
  chain: { zh: "链（长 {{height}}）", en: "Chain, length {{height}}" },
  "chain.empty": { zh: "还没有区块", en: "No block yet" },
  "block.by": { zh: "{{by}} 出块", en: "by {{by}}" },
  "block.older": { zh: "前面还有 {{count}} 个", en: "{{count}} before" },
  pool: { zh: "记录池（{{count}}）", en: "Pool: {{count}}" },
  "pool.empty": { zh: "空", en: "empty" },
  peers: { zh: "认识的 URL（{{count}}）", en: "URLs it knows: {{count}}" },

  send: { zh: "发送请求", en: "Send a request" },
  to: { zh: "发给", en: "To" },
  fresh: { zh: "新交易", en: "new transaction" },

  messages: { zh: "消息", en: "Messages" },
  "messages.describe": {
    zh: "时空图：每个程序一条横线，时间从左到右，箭头是消息",
    en: "A space-time diagram: a line a program, time from left to right, arrows are messages",
  },
  "messages.key": {
    zh: "粗箭头：merge、区块和你的请求；细箭头：例行询问；绿：已接受；红：出错",
    en: "Bold: merges, blocks and your requests. Thin: routine questions. Green: accepted. Red: an error",
  },
  pause: { zh: "暂停", en: "Pause" },
  go: { zh: "继续", en: "Go on" },
  you: { zh: "你", en: "you" },

  trouble: { zh: "没有做成：{{reason}}", en: "That did not work: {{reason}}" },
} as const satisfies Catalogue;

/** Says the page's texts in one language. */
export type ClusterSay = Translate<typeof clusterCatalogue>;

/** A translator of the page's texts. */
export function clusterSay(language: Language): ClusterSay {
  return createTranslator(clusterCatalogue, language);
}
