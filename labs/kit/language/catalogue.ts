import type { Catalogue } from "./translator.ts";

/** What the kit's programs and command lines say to people, by stable ids. */
export const kitCatalogue = {
  "option.port": { zh: "监听的端口", en: "port to listen on" },
  "option.db": {
    zh: "账本文件，节点与出块程序共用（默认 <端口>.db）",
    en: "the ledger's file, shared by node and builder (default <port>.db)",
  },
  "option.builder-db": {
    zh: "节点的账本文件（节点自己的 -r）",
    en: "the ledger's file of the node (the node's own -r)",
  },
  "option.host": {
    zh: "监听的地址；教室局域网用 0.0.0.0",
    en: "address to listen on; 0.0.0.0 for a classroom network",
  },
  "option.advertise": {
    zh: "节点在 peers 中给自己的 URL（默认 ws://localhost:<端口>/ws）",
    en: "what the node calls itself in peers (default ws://localhost:<port>/ws)",
  },
  "option.peer": {
    zh: "已知的其他节点，可重复",
    en: "another node that is known; may be repeated",
  },
  "option.mine": { zh: "挖矿（实验四）", en: "mine blocks (lab 4)" },
  "option.zeros": {
    zh: "难度：哈希开头十六进制 0 的个数；0 表示不带工作量证明",
    en: "difficulty in leading hex zeros of a hash; 0: blocks are not sealed by work",
  },
  "option.rounds": { zh: "每个挖矿任务尝试的 nonce 个数", en: "nonces that one mining job tries" },
  "option.fast": {
    zh: "用程序自带的快速挖矿循环（如果有）；与别人比赛时不要用",
    en: "mine with the program's faster loop, where it has one; not in a race with others",
  },
  "option.workers": {
    zh: "共同完成一个挖矿任务的线程数，至多每个处理器核心一个",
    en: "threads that share each mining job; more than the machine has cores is no use",
  },
  "option.fsync": {
    zh: "写到磁盘上才应答：断电也不丢（默认只保证程序被杀掉时不丢）",
    en: "reply only when it is on the disk: safe from a power cut as well, not only from a kill",
  },
  "option.debug": { zh: "输出调试信息", en: "show debug information" },
  "option.sleep": {
    zh: "两次询问之间的秒数，可为小数",
    en: "seconds between two rounds of questions; fractions allowed",
  },
  "option.max-connection": { zh: "最多同时连接的节点数", en: "connections at a time, at most" },
  "option.min-items": {
    zh: "等待的交易达到这个数目就出块",
    en: "seal a block as soon as so many transactions wait",
  },
  "option.seed": {
    zh: "第一个节点，例如 ws://localhost:9000/ws",
    en: "the node to begin with, such as ws://localhost:9000/ws",
  },
  "option.lang": { zh: "输出语言", en: "language of the output" },

  "usage.hint": { zh: "用 --help 查看所有选项。", en: "--help shows all options." },
  "usage.npm-swallowed": {
    zh: "选项 --{{option}} 的值被 npm 截走了。请在选项前加 --，例如：npm run {{command}} -- --{{option}}=…",
    en: "npm kept the value of --{{option}} to itself. Put -- before the options: npm run {{command}} -- --{{option}}=…",
  },
  "usage.not-a-number": {
    zh: "选项 --{{option}} 需要{{range}}，得到的是 {{value}}。",
    en: "--{{option}} takes {{range}}, not {{value}}.",
  },
  "usage.range.integer": {
    zh: " {{from}} 到 {{to}} 的整数",
    en: "a whole number from {{from}} to {{to}}",
  },
  "usage.range.positive": { zh: "大于 0 的数", en: "a number greater than 0" },
  "usage.not-a-url": {
    zh: "{{value}} 不是节点的 URL，例如 ws://localhost:9000/ws。",
    en: "{{value}} is no URL of a node, such as ws://localhost:9000/ws.",
  },
  "usage.one-value": {
    zh: "选项 --{{option}} 只能给一次。",
    en: "--{{option}} may be given only once.",
  },
  "usage.unknown-lab": {
    zh: "没有实验 {{lab}}。现有：{{labs}}。",
    en: "There is no lab {{lab}}. There are: {{labs}}.",
  },
  "usage.mine-zeros": {
    zh: "挖矿（-m）需要难度：-z 至少为 1（不给时为 4）。",
    en: "Mining (-m) takes a difficulty: -z of 1 or more (4 when it is left out).",
  },

  guessed: {
    zh: "没有给 --advertise，节点对外自称 {{url}}；若别的机器连不上它，请用 --advertise 指定。",
    en: "No --advertise was given: the node calls itself {{url}}. If others can't reach it there, say where with --advertise.",
  },
  "port-in-use": {
    zh: "端口 {{port}} 已被占用。请停止占用它的程序，或用 -p 换一个端口。",
    en: "Port {{port}} is in use. Stop the program that uses it, or choose another one with -p.",
  },
  "cannot-listen": {
    zh: "无法监听 {{host}}:{{port}}：{{reason}}",
    en: "Cannot listen on {{host}}:{{port}}: {{reason}}",
  },
  "fault.not-implemented": {
    zh: "{{stage}} 还没有写：轮到你了，打开 {{place}}。",
    en: "{{stage}} is still to be written: your turn, open {{place}}.",
  },
  "fault.thrown": {
    zh: "代码抛出了异常（{{place}}）：{{error}}",
    en: "The code threw an error at {{place}}: {{error}}",
  },
} as const satisfies Catalogue;
