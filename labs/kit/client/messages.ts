import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import type { Catalogue, Translate } from "../language/translator.ts";

/** What `npm run send` says to people, by stable ids. */
export const clientCatalogue = {
  "option.url": {
    zh: "节点：ws://localhost:9000/ws，也可只写 localhost:9000 或 9000",
    en: "the node: ws://localhost:9000/ws, or just localhost:9000 or 9000",
  },
  "option.requests": {
    zh: '要发送的请求，按顺序各发一帧；只写操作名 pool 即 {"op":"pool"}；- 或不写则从标准输入逐行读取',
    en: 'requests, each sent as one frame, in order; just pool means {"op":"pool"}; - or none: lines of standard input',
  },
  "option.op": {
    zh: "不写 JSON 的请求：操作名，例如 pool",
    en: "a request without JSON: its operation, such as pool",
  },
  "option.args": {
    zh: "--op 的 args，一个 JSON 对象",
    en: "the args of --op, a JSON object",
  },
  "option.file": {
    zh: "把整个文件作为一个请求发送，可重复",
    en: "send a whole file as one request; may be repeated",
  },
  "option.timeout": {
    zh: "等待连接和每个应答的秒数",
    en: "seconds to wait for the connection and for each reply",
  },
  "option.json": {
    zh: "只输出应答本身，一行一个，不加改动",
    en: "print the replies only, one a line, as they came",
  },

  "usage.url": {
    zh: "{{value}} 不是节点的地址。请写成 ws://localhost:9000/ws，或只写 localhost:9000 或 9000。",
    en: "{{value}} is no address of a node. Write ws://localhost:9000/ws, or just localhost:9000 or 9000.",
  },
  "usage.quotes": {
    zh:
      "请求送到这里时已经没有双引号了：{{request}}\n" +
      "PowerShell 和 cmd 会吃掉命令行里的双引号。请换一种写法：\n" +
      "  npm run send -- {{url}} {{op}}\n" +
      "  npm run send -- {{url}} --file request.json    （请求写在文件里）\n" +
      "  npm run send -- {{url}}                        （启动后直接输入，原样发送）",
    en:
      "The request has lost its quotes on the way here: {{request}}\n" +
      "PowerShell and cmd take double quotes out of a command line. Write it in another way:\n" +
      "  npm run send -- {{url}} {{op}}\n" +
      "  npm run send -- {{url}} --file request.json    (the request is in a file)\n" +
      "  npm run send -- {{url}}                        (type it there: it is sent as it is)",
  },
  "usage.args": {
    zh: "--args 需要一个 JSON 对象，得到的是 {{value}}。若引号被命令行吃掉了，请把整个请求写进文件，用 --file 发送。",
    en: "--args takes a JSON object, not {{value}}. If your shell took its quotes away, put the whole request into a file and send it with --file.",
  },
  "usage.args-without-op": {
    zh: "--args 要与 --op 一起使用，例如 --op blocks --args '{\"start\":0}'。",
    en: "--args belongs to --op, as in --op blocks --args '{\"start\":0}'.",
  },
  "usage.file": {
    zh: "读不了文件 {{file}}（{{reason}}）。",
    en: "Cannot read the file {{file}} ({{reason}}).",
  },
  "usage.too-large": {
    zh: "请求太大：至多 {{most}} MB。",
    en: "The request is too large: {{most}} MB at most.",
  },

  refused: {
    zh: "{{url}} 上没有程序在监听。节点启动了吗？端口对吗？启动：npm run node -- -p {{port}}",
    en: "Nothing listens at {{url}}. Does your node run, and on this port? To start it: npm run node -- -p {{port}}",
  },
  "no-host": {
    zh: "找不到主机 {{host}}。请检查地址的拼写。",
    en: "There is no host {{host}}. Check how the address is spelled.",
  },
  "http-status": {
    zh: "{{url}} 有服务器，但这里不接受 WebSocket：它以 HTTP 状态 {{status}} 作答。路径应为 /ws。",
    en: "There is a server at {{url}}, but it takes no WebSocket here: it answered with HTTP status {{status}}. The path should be /ws.",
  },
  "not-websocket": {
    zh: "{{url}} 上有程序在监听，但它不是 WebSocket 服务器（{{reason}}）。是别的程序占用了这个端口吗？",
    en: "Something listens at {{url}}, but it is no WebSocket server ({{reason}}). Does another program use this port?",
  },
  "handshake-timeout": {
    zh: "{{url}} 接受了连接，但 {{seconds}} 秒内没有完成 WebSocket 握手。它可能不是节点，或者卡住了。",
    en: "{{url}} does not finish the WebSocket handshake within {{seconds}} seconds. Either it is no node, or it is stuck.",
  },
  "no-reply": {
    zh: "{{seconds}} 秒内没有应答。约定要求每个请求恰好一个应答：看看节点的终端，你的 handle 是否漏掉了这个请求？",
    en: "No reply within {{seconds}} seconds. Each request has exactly one reply: look at the node's terminal, and whether its code passes over this request.",
  },
  closed: {
    zh: "节点没有应答就关闭了连接（代码 {{code}}{{reason}}）。即使请求有误，也应当应答一个错误，并保持连接。",
    en: "The node closed the connection without a reply (code {{code}}{{reason}}). A bad request, too, gets an error as its reply, and the connection stays open.",
  },
  unasked: {
    zh: "注意：还收到了没有请求过的一帧：{{text}}",
    en: "Note: one more frame came that nothing had asked for: {{text}}",
  },
  "not-json": { zh: "（不是 JSON）", en: "(no JSON)" },
  "no-status": { zh: "（没有 status）", en: "(no status)" },
  took: { zh: "{{ms}} 毫秒", en: "{{ms}} ms" },
  connected: {
    zh: '已连接 {{url}}。每行一个请求，原样发送，例如 {"op":"peers"}；Ctrl-D（Windows：Ctrl-Z 再回车）或 Ctrl-C 结束。',
    en: 'Connected to {{url}}. Each line is a request, sent as it is, such as {"op":"peers"}; Ctrl-D (Windows: Ctrl-Z and Enter) or Ctrl-C ends.',
  },
} as const satisfies Catalogue;

/** Renders the texts of {@link clientCatalogue}. */
export type ClientSay = Translate<typeof clientCatalogue>;

/** A translator of the texts of `npm run send`. */
export function createClientSay(language: Language): ClientSay {
  return createTranslator(clientCatalogue, language);
}
