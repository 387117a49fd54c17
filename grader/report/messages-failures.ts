import type { FailureCode } from "../check/failure.ts";

/** What came, for each kind of failure. */
export const failures = {
  "failure.no-reply": {
    zh: "{{program}} 在 {{waited}} 秒内没有应答",
    en: "{{program}} did not reply within {{waited}} s",
  },
  "failure.closed": {
    zh: "{{program}} 没有应答，而是关闭了连接（{{got}}）",
    en: "{{program}} closed the connection instead of replying ({{got}})",
  },
  "failure.refused": {
    zh: "无法连接到 {{program}}",
    en: "no connection to {{program}} could be opened",
  },
  "failure.not-json": { zh: "不是 JSON：{{got}}", en: "no JSON: {{got}}" },
  "failure.binary": {
    zh: "应答是一个 {{got}} 字节的二进制帧。约定要的是文本帧：把 JSON 作为字符串发送，不要先编码成字节",
    en: "a binary frame of {{got}} bytes. The contract asks for text frames: send the JSON as a string, and don't encode it to bytes first",
  },
  "failure.bad-shape": {
    zh: "应答的格式不对（{{at}}）：{{got}}",
    en: "a reply of the wrong form ({{at}}): {{got}}",
  },
  "failure.wrong-status": { zh: "{{got}}", en: "{{got}}" },
  "failure.wrong-reply": { zh: "{{got}}", en: "{{got}}" },
  "failure.extra-reply": {
    zh: "没有请求却多出一个应答：{{got}}",
    en: "one more reply, to no request: {{got}}",
  },
  "failure.diverged": {
    zh: "等了 {{waited}} 秒，节点仍不一致：\n{{got}}",
    en: "after {{waited}} s the nodes still hold:\n{{got}}",
  },
  "failure.not-started": {
    zh: "{{program}} 启动了，但 {{waited}} 秒内 {{expected}} 上没有 WebSocket。它是不是监听了别的端口？端口由 -p 给出",
    en: "{{program}} runs, but within {{waited}} s no WebSocket opened at {{expected}}. Does it listen on another port? The port is given with -p",
  },
  "failure.exited": {
    zh: "{{program}} 自己退出了（{{got}}）",
    en: "{{program}} ended by itself ({{got}})",
  },
  "failure.still-running": {
    zh: "等了 {{waited}} 秒，{{program}} 仍在运行",
    en: "after {{waited}} s {{program}} is still running",
  },
  "failure.not-received": {
    zh: "{{waited}} 秒内 {{program}} 没有收到它；最后收到的是：\n{{got}}",
    en: "within {{waited}} s {{program}} was not sent it; what it was sent last:\n{{got}}",
  },
  "failure.not-received.more": {
    zh: "{{program}} 收到了：\n{{got}}",
    en: "{{program}} was sent:\n{{got}}",
  },
  "failure.connections": { zh: "{{got}} 条连接", en: "{{got}} connections" },
  "failure.unusable": { zh: "{{program}} 无法启动", en: "{{program}} can't be started" },
  "failure.too-much-memory": {
    zh: "{{program}} 用了 {{got}} 内存，已被终止。节点要保存的不过几兆：找一找不断变长却从不清空的列表",
    en: "{{program}} used {{got}} of memory and was ended. What a node keeps is a few megabytes: look for a list that grows and is never emptied",
  },
  "failure.too-many-processes": {
    zh: "{{program}} 启动了 {{got}} 个进程，已被终止。程序只需要自己这一个进程：找一找在循环里或每个请求里启动进程的地方",
    en: "{{program}} started {{got}} processes and was ended. A program needs one, its own: look for what starts a process in a loop or at each request",
  },
  "failure.too-many-files": {
    zh: "{{program}} 打开了 {{got}} 个文件和连接，已被终止。找一找打开后从不关闭的地方",
    en: "{{program}} had {{got}} files and connections open and was ended. Look for what is opened and never closed",
  },
  "failure.too-much-output": {
    zh: "{{program}} 输出了 {{got}}，已被终止。找一找循环里的打印语句",
    en: "{{program}} printed {{got}} and was ended. Look for a print in a loop",
  },
  "failure.too-much-disk": {
    zh: "{{program}} 写了 {{got}} 的文件，已被终止。找一找每次改动都把整个账本重写一遍的地方",
    en: "{{program}} wrote {{got}} of files and was ended. Look for what writes the whole ledger again at every change",
  },
  "failure.too-long": {
    zh: "{{waited}} 秒后这项检查仍未结束：每个应答都来了，但太慢",
    en: "after {{waited}} s this check was not over: each reply came, but too slowly",
  },
  "failure.port-taken": {
    zh: "作业的程序占用了端口 {{got}}，它属于 {{program}}。程序只能监听 -p 给出的端口",
    en: "the submission's programs took port {{got}}, which is that of {{program}}. A program may listen only on the port that -p gives",
  },
  "failure.probe": { zh: "探针没有给出结果：{{got}}", en: "the probe gave no result: {{got}}" },
  "failure.told": {
    zh: "等了 {{waited}} 秒，发到 {{program}} 的 /mined 的是：{{got}}",
    en: "after {{waited}} s, what was posted to /mined of {{program}} is: {{got}}",
  },
  "failure.told.more": {
    zh: "有的区块多余，已发到 {{program}} 的 /mined 的是：{{got}}",
    en: "some of what was posted to /mined of {{program}} is too much: {{got}}",
  },
  "failure.asked": {
    zh: "等了 {{waited}} 秒，次数是 {{got}}",
    en: "after {{waited}} s there were {{got}}",
  },
  "failure.asked.more": { zh: "已经有 {{got}} 次", en: "there were {{got}} already" },
  "failure.paced": { zh: "一秒之内就有 {{got}} 次", en: "there were {{got}} within one second" },
  "failure.not-taken": {
    zh: "{{program}} 重启了几次，每次都只留下自己挖的首个区块：{{got}}",
    en: "{{program}} was started several times and kept its own first block each time: {{got}}",
  },
  "failure.racing": {
    zh: "等了 {{waited}} 秒，各节点持有的是：\n{{got}}",
    en: "after {{waited}} s the nodes hold:\n{{got}}",
  },
  "failure.no-evidence": {
    zh: "故障没有留下痕迹：{{got}}。断开、延迟或暂停期间，什么也没有发生",
    en: "the fault left no trace: {{got}}. While it lasted, nothing happened that it could have hurt",
  },
} as const satisfies Record<
  `failure.${FailureCode | "told.more" | "asked.more" | "not-received.more"}`,
  unknown
>;
