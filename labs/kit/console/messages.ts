import type { Catalogue } from "../language/translator.ts";

/** What the console's page says, by stable ids. */
export const consoleCatalogue = {
  title: { zh: "节点控制台", en: "Node console" },
  "theme.light": { zh: "浅色", en: "Light" },
  "theme.dark": { zh: "深色", en: "Dark" },

  url: { zh: "节点的 URL", en: "The node’s URL" },
  connect: { zh: "连接", en: "Connect" },
  disconnect: { zh: "断开", en: "Disconnect" },
  cancel: { zh: "取消", en: "Cancel" },
  "state.idle": { zh: "尚未连接。", en: "Not connected yet." },
  "state.connecting": { zh: "正在连接 {{url}}……", en: "Connecting to {{url}} …" },
  "state.open": { zh: "已连接 {{url}}", en: "Connected to {{url}}" },
  "state.left": { zh: "已断开。", en: "Disconnected." },
  "state.lost": {
    zh: "连接断了：节点停止了，或者关闭了连接。它重新启动后，再点“连接”。",
    en: "Disconnected: the node has stopped, or it closed the connection. Connect again once it runs.",
  },
  "state.told": {
    zh: "节点关闭了连接：{{reason}}",
    en: "The node closed the connection: {{reason}}",
  },
  "state.refused": {
    zh: "{{url}} 没有应答。节点启动了吗？端口对吗？",
    en: "Nobody answers at {{url}}. Is the node running, and is this its port?",
  },
  "state.bad-url": {
    zh: "这不是节点的 URL。它的样子是 ws://localhost:9000/ws。",
    en: "That is no URL of a node. One looks like ws://localhost:9000/ws.",
  },

  request: { zh: "请求", en: "Request" },
  send: { zh: "发送", en: "Send" },
  fresh: { zh: "新交易", en: "New transaction" },
  "fresh.title": {
    zh: "写一个 merge 请求，其中的交易用随机 id",
    en: "Write a merge of a transaction with a random id",
  },
  "faults.none": { zh: "符合消息格式。", en: "Well formed." },
  "faults.at": { zh: "第 {{line}} 行：{{fault}}", en: "Line {{line}}: {{fault}}" },
  "fault.empty": {
    zh: "还没有内容。写一个请求，或者从下面选一个。",
    en: "Nothing here yet. Write a request, or choose one below.",
  },
  "fault.not-json": { zh: "从这里起不是合法的 JSON。", en: "From here on this is not JSON." },
  "fault.no-object": {
    zh: '请求必须是一个 JSON 对象，例如 {"op": "peers"}。',
    en: 'A request is a JSON object, such as {"op": "peers"}.',
  },
  "fault.no-op": { zh: '缺少 "op"，可以是 {{names}}。', en: 'There is no "op": one of {{names}}.' },
  "fault.unknown-op": {
    zh: "没有这个操作，可用的有 {{names}}。",
    en: "There is no such operation; there are {{names}}.",
  },
  "fault.missing": { zh: '这里缺少 "{{name}}"。', en: '"{{name}}" is missing here.' },
  "fault.type-object": { zh: "这里要写一个对象：{…}。", en: "An object belongs here: {…}." },
  "fault.type-list": { zh: "这里要写一个列表：[…]。", en: "A list belongs here: […]." },
  "fault.uuid": {
    zh: "这里要写 UUID：小写十六进制，8-4-4-4-12 位。",
    en: "A UUID belongs here: lower-case hex digits, 8-4-4-4-12.",
  },
  "fault.amount": {
    zh: "金额是整数，绝对值不超过 2^53−1。",
    en: "An amount is a whole number, at most 2^53−1 in size.",
  },
  "fault.time": {
    zh: "t 是 1970 年以来的秒数，不为负。",
    en: "t is a number of seconds since 1970, not negative.",
  },
  "fault.start": { zh: "start 是从 0 起的整数。", en: "start is a whole number from 0 on." },
  "fault.addr": {
    zh: "addr 是一个 URL，或者由 URL 组成的列表。",
    en: "addr is one URL, or a list of URLs.",
  },
  "fault.not-a-url": {
    zh: "这里要写节点的 URL，例如 ws://localhost:9001/ws。",
    en: "A node’s URL belongs here, such as ws://localhost:9001/ws.",
  },
  "fault.hash": {
    zh: "这里要写小写十六进制的哈希；第一个的 prev_hash 为 null。",
    en: "A hash belongs here, in lower-case hex; the first prev_hash is null.",
  },
  "fault.whole-number": {
    zh: "这里要写从 0 起的整数。",
    en: "A whole number from 0 on belongs here.",
  },
  "fault.timestamp": {
    zh: "timestamp 是 20 位数字：年月日时分秒（UTC）和 6 位小数秒。",
    en: "A timestamp has 20 digits: UTC as YYYYMMDDhhmmss and six digits of a second.",
  },
  "fault.data": {
    zh: "data 是可打印的 ASCII 字符，至多 256 个。",
    en: "data is printable ASCII, at most 256 characters.",
  },
  "fault.block-form": {
    zh: "区块要有 items，或者完整的区块头：index、timestamp、data、nonce、hash。",
    en: "A block has items, or a whole header: index, timestamp, data, nonce and hash.",
  },
  "fault.merge-nothing": {
    zh: "merge 要在 args 里写 pool 或 blocks，否则节点回复 500。",
    en: "merge takes pool or blocks in its args; a node answers 500 without.",
  },

  reply: { zh: "应答", en: "Reply" },
  "reply.none": {
    zh: "发送请求后，应答显示在这里。",
    en: "The reply to what you send shows here.",
  },
  "reply.waiting": { zh: "已发送，等待应答……", en: "Sent; waiting for the reply …" },
  "reply.lost": { zh: "没有应答：连接先断了。", en: "No reply: the connection ended first." },
  "reply.time": { zh: "{{ms}} 毫秒", en: "{{ms}} ms" },
  "reply.unasked": { zh: "节点主动发来的消息", en: "A message that nobody asked for" },
  "reply.shortened": {
    zh: "只显示前 {{shown}} 个字符，共 {{all}} 个。",
    en: "Showing the first {{shown}} of {{all}} characters.",
  },
  "kind.ok": { zh: "成功", en: "Success" },
  "kind.accepted": { zh: "已接受", en: "Taken" },
  "kind.bad-request": { zh: "请求有误，什么都没有存", en: "Bad request; nothing was stored" },
  "kind.duplicate": {
    zh: "交易已在链上，什么都没有存",
    en: "Already in the chain; nothing was stored",
  },
  "kind.malicious": {
    zh: "区块通不过校验，什么都没有存",
    en: "The block does not check out; nothing was stored",
  },
  "kind.missing-args": { zh: "缺少 pool 或 blocks", en: "Neither pool nor blocks was given" },
  "kind.refused": { zh: "被拒绝", en: "Refused" },
  "kind.not-json": { zh: "应答不是 JSON", en: "The reply is not JSON" },
  "kind.no-reply": {
    zh: "应答不合格式：要有整数 status 和文字 error",
    en: "Not of a reply’s form: a whole status and a text error",
  },

  exchanges: { zh: "幻灯片中的请求", en: "The slides’ requests" },
  "exchanges.how": {
    zh: "点一个，它就写进编辑器。其余节点的 URL 按端口递增推算，可以改。",
    en: "Click one to put it into the editor. Other nodes’ URLs count on from this port; change them as you like.",
  },
  "exchanges.lab3": { zh: "实验三：节点与 tracker", en: "Lab 3: nodes and a tracker" },
  "exchanges.lab5": { zh: "实验五：账本一致", en: "Lab 5: the ledger agrees" },
  "exchanges.bad": { zh: "故意发错的请求", en: "Wrong on purpose" },

  history: { zh: "历史", en: "History" },
  "history.empty": { zh: "还没有发送过请求。", en: "Nothing has been sent yet." },
  "history.restore": { zh: "再用", en: "Reuse" },
  "history.restore-of": { zh: "把“{{text}}”放回编辑器", en: "Put “{{text}}” back into the editor" },
  clear: { zh: "清空", en: "Clear" },
} as const satisfies Catalogue;
