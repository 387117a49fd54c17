import type { Language } from "../../../labs/kit/language/language.ts";
import { createTranslator } from "../../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../../labs/kit/language/translator.ts";

/** What pictures say, by stable ids. */
export const pictureCatalogue = {
  "footer.drawn": {
    zh: "根据运行记录绘制，不是屏幕截图",
    en: "drawn from the record of the run, not a screenshot",
  },
  "footer.shot": { zh: "浏览器截图", en: "screenshot of a browser" },
  "footer.codes": { zh: "运行 {{run}} · 校验码 {{code}}", en: "run {{run}} · check code {{code}}" },
  "fold.lines": { zh: "… 中间省略 {{count}} 行 …", en: "… {{count}} more lines …" },
  "fold.messages": { zh: "… 省略 {{count}} 条消息 …", en: "… {{count}} more messages …" },
  "fold.blocks": { zh: "… {{count}} 块 …", en: "… {{count}} blocks …" },
  "fold.checks": { zh: "… 省略 {{count}} 项检查 …", en: "… {{count}} more checks …" },
  "fold.nodes": { zh: "… 另有 {{count}} 个节点 …", en: "… {{count}} more nodes …" },

  "result.title": { zh: "评分结果：{{lab}}", en: "The grader's results: {{lab}}" },
  "result.caption": {
    zh: "npm run grade 的评分结果：各阶段、各项检查、分数与结论。种子 {{seed}}，{{date}}（UTC）。",
    en: "What npm run grade found: stages, checks, points and results. Seed {{seed}}, {{date}} (UTC).",
  },
  "result.points": { zh: "{{earned}} / {{points}}", en: "{{earned}} of {{points}}" },
  "result.total": { zh: "总分", en: "Total" },
  "result.bonus": { zh: "加分", en: "Bonus" },
  "result.ungraded": { zh: "未评 {{count}} 个阶段", en: "{{count}} stages ungraded" },
  "result.pass": { zh: "通过", en: "passed" },
  "result.fail": { zh: "未通过", en: "failed" },
  "result.error": { zh: "评分程序或机器故障", en: "fault of the grader or machine" },
  "result.inconclusive": { zh: "无法判定", en: "inconclusive" },
  "result.skip": { zh: "跳过", en: "skipped" },
  "result.waiting": { zh: "未运行", en: "not run" },

  "network.title": { zh: "网络：谁与谁相连", en: "The network: who is connected to whom" },
  "network.caption": {
    zh: "“{{scenario}}”结束时的网络。实线是建立过的连接，虚线表示一个节点的 peers 里有另一个节点，点线表示出块程序与节点共用一个存储文件。评分程序的记录代理按节点对外公布的端口转发消息。",
    en: "The network at the end of “{{scenario}}”. Solid lines: connections that were open. Dashed lines: a node lists another in its peers. Dotted lines: a builder shares a node's store. Messages pass the grader's recording proxies at the ports that nodes are known by.",
  },
  "network.node": { zh: "端口 {{port}}", en: "port {{port}}" },
  "network.known": { zh: "对外 {{port}}", en: "known as {{port}}" },
  "network.tracker": { zh: "tracker", en: "tracker" },
  "network.builder": { zh: "出块程序", en: "builder" },
  "network.peer": { zh: "评分程序扮演", en: "played by the grader" },
  "network.connection": { zh: "连接", en: "connection" },
  "network.knows": { zh: "登记在 peers 里", en: "listed in peers" },
  "network.store": { zh: "共用存储文件", en: "shares a store" },

  "heights.title": { zh: "链高随时间的变化", en: "Height of the chains over time" },
  "heights.caption": {
    zh: "“{{scenario}}”中各节点的链高{{pool}}，大约每 0.2 秒看一次。重合的线略微错开。",
    en: "How many blocks each node held{{pool}} in “{{scenario}}”, looked at about every 0.2 s. Lines that coincide are drawn a little apart.",
  },
  "heights.and-pool": { zh: "与记录池大小", en: ", and how many transactions waited," },
  "heights.blocks": { zh: "区块数", en: "blocks" },
  "heights.pool": { zh: "记录池", en: "pool" },
  "heights.seconds": { zh: "秒", en: "seconds" },

  "agreement.title": { zh: "达成一致的过程", en: "How the nodes came to agree" },
  "agreement.caption": {
    zh: "“{{scenario}}”：每个节点一行，颜色表示它当时的链尾区块；颜色相同就是链相同。",
    en: "“{{scenario}}”: a lane for each node, coloured by the newest block that it held. The same colour is the same chain.",
  },
  "agreement.empty": { zh: "空链", en: "no blocks" },
  "agreement.tip": { zh: "{{height}} 块 · {{hash}}", en: "height {{height}} · {{hash}}" },
  "agreement.at": { zh: "{{seconds}} 秒起全部一致", en: "all agree at {{seconds}} s" },
  "agreement.never": { zh: "到最后也没有全部一致", en: "they did not all agree in the end" },
  "agreement.others": { zh: "另有 {{count}} 个链尾", en: "{{count}} more tips" },

  "messages.title": { zh: "消息时空图", en: "Space-time diagram of the messages" },
  "messages.caption": {
    zh: "“{{scenario}}”：每个程序一列，时间自上而下（各行不按比例）。红色 ✗ 是丢失的消息，虚线是迟到的消息。例行的轮询已折叠，注明了条数。",
    en: "“{{scenario}}”: a column for each program, time runs downwards (rows are not to scale). A red ✗ is a lost message, a dashed line a late one. Routine polls are folded, with their number.",
  },
  "scene.by-hand": { zh: "手工操作", en: "a session by hand" },
  "messages.client": { zh: "客户端", en: "client" },
  "messages.grader": { zh: "评分程序", en: "grader" },
  "messages.routine": { zh: "… {{count}} 条例行轮询 …", en: "… {{count}} routine polls …" },
  "messages.unrecorded": {
    zh: "另有 {{count}} 条消息超出了记录上限",
    en: "{{count}} more messages were beyond the limit of the record",
  },
  "messages.dropped": { zh: "丢失", en: "lost" },
  "messages.delayed": { zh: "延迟", en: "late" },
  "messages.slowed": { zh: "变慢", en: "slowed" },
  "messages.duplicated": { zh: "重复", en: "sent twice" },
  "messages.withheld": { zh: "对重复的应答", en: "reply to a copy" },
  "messages.broken": { zh: "连接断开", en: "connection broken" },
  "event.start": { zh: "启动 {{names}}", en: "{{names}} started" },
  "event.kill": { zh: "强制结束 {{names}}", en: "{{names}} killed" },
  "event.cut": { zh: "切断 {{names}}", en: "{{names}} cut off" },
  "event.heal": { zh: "恢复 {{names}}", en: "{{names}} healed" },
  "event.pause": { zh: "暂停 {{names}}", en: "{{names}} paused" },
  "event.resume": { zh: "继续 {{names}}", en: "{{names}} resumed" },

  "blocks.title": { zh: "区块树：分叉与胜者", en: "The tree of blocks: forks and winners" },
  "blocks.caption": {
    zh: "“{{scenario}}”中见到过的全部区块，自左向右按高度排列；实心的在最终的链上，空心的是输掉的分支，颜色表示矿工。",
    en: "All blocks that were seen in “{{scenario}}”, by height from left to right. Filled ones are in the final chain, hollow ones lost; colours tell the miners.",
  },
  "blocks.won": { zh: "{{miner}}：{{count}} 块", en: "{{miner}}: {{count}}" },
  "blocks.given": { zh: "评分程序给出的", en: "given by the grader" },
  "blocks.lost": { zh: "输掉的区块：{{count}}", en: "blocks that lost: {{count}}" },
  "blocks.other-branches": {
    zh: "另有 {{count}} 个输掉的区块没有画出",
    en: "{{count}} more lost blocks are not drawn",
  },

  "console.title": { zh: "控制台：{{node}}，{{what}}", en: "Console: {{node}}, {{what}}" },
  "console.caption": {
    zh: "“{{scenario}}”中发给 {{node}} 的请求与应答，仿照控制台页面绘制。",
    en: "A request to {{node}} in “{{scenario}}” and its reply, drawn after the console page.",
  },
  "console.shot": {
    zh: "浏览器截图：真实的控制台页面发送“{{scenario}}”中给 {{node}} 的请求，应答取自运行记录，耗时是截图时的。",
    en: "Screenshot of a browser: the real console page sends the request to {{node}} from “{{scenario}}”; the reply is the recorded one, its time is that of the screenshot.",
  },
  "console.more": {
    zh: "另有 {{count}} 次请求与应答记录在 frames.jsonl 里，没有画出。",
    en: "{{count}} more exchanges are in frames.jsonl and are not drawn.",
  },
  "console.request": { zh: "请求", en: "Request" },
  "console.reply": { zh: "应答", en: "Reply" },
  "console.none": { zh: "（没有应答）", en: "(no reply)" },
  "console.repeated": {
    zh: "问了 {{count}} 次，这是最后一次",
    en: "asked {{count}} times, this is the last",
  },
  "console.cut": {
    zh: "应答共 {{bytes}} 字节，记录里只保留了开头",
    en: "the reply has {{bytes}} bytes, of which the record keeps the beginning",
  },
  "console.at": { zh: "第 {{seconds}} 秒", en: "at {{seconds}} s" },
  "console.within": { zh: "用时 {{ms}} 毫秒", en: "within {{ms}} ms" },

  "terminal.title": { zh: "终端：{{program}}", en: "Terminal: {{program}}" },
  "terminal.caption": {
    zh: "“{{scenario}}”中 {{program}} 的终端输出。",
    en: "What {{program}} printed in “{{scenario}}”.",
  },
  "terminal.empty": { zh: "（没有输出）", en: "(it printed nothing)" },
} as const satisfies Catalogue;

/** Renders the texts of pictures. */
export type PictureSay = Translate<typeof pictureCatalogue>;

/** A translator of the texts of pictures. */
export function createPictureSay(language: Language): PictureSay {
  return createTranslator(pictureCatalogue, language);
}
