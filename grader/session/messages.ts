import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";

/** What `npm run record` says. */
export const sessionCatalogue = {
  ...submissionCatalogue,
  "option.lab": { zh: "要记录的实验（默认 lab5）", en: "the lab to record (default lab5)" },
  "option.submission": {
    zh: "运行谁的程序：含 lab.json 的文件夹，或 reference（默认 labs/ 里你自己的）",
    en: "whose programs run: a folder with lab.json, or reference (default: your own in labs/)",
  },
  "option.ports": {
    zh: "第一个节点的端口，其余依次加一",
    en: "the first node's port; the others follow",
  },
  "option.sleep": {
    zh: "tracker 两次询问之间的秒数，可为小数",
    en: "seconds between the tracker's rounds; fractions allowed",
  },
  "option.zeros": {
    zh: "挖矿难度：哈希开头十六进制 0 的个数",
    en: "difficulty of mining in leading hex zeros",
  },
  "option.out": {
    zh: "把记录写进这个文件夹（默认 .grade/实验/session）",
    en: "write the record to this folder (default .grade/LAB/session)",
  },
  running: {
    zh: "正在记录。节点的地址（浏览器打开即是控制台，WebSocket 客户端用 ws 地址）：",
    en: "Recording. Where the nodes are: a browser shows the console there, a client uses the ws address:",
  },
  "running.node": { zh: "  {{name}}  {{page}}  {{url}}", en: "  {{name}}  {{page}}  {{url}}" },
  "running.other": { zh: "  {{name}}  {{program}}", en: "  {{name}}  {{program}}" },
  "running.waiting": {
    zh: "  {{name}}  {{program}}，还没有启动",
    en: "  {{name}}  {{program}}, not started yet",
  },
  help: {
    zh: "命令：start 名字、kill 名字、cut 名字（断网）、heal 名字（恢复）、end。按 Ctrl-C 或输入 end 结束并写下记录。",
    en: "Commands: start NAME, kill NAME, cut NAME (off the network), heal NAME, end. Ctrl-C or end stops and writes the record.",
  },
  "help.wrong": {
    zh: "不明白“{{line}}”。命令有 start、kill、cut、heal 加名字（{{names}}），以及 end。",
    en: "“{{line}}” is no command. There are start, kill, cut and heal with a name ({{names}}), and end.",
  },
  "help.only-nodes": {
    zh: "{{name}} 前面没有代理，不能断网；可以 kill 它。",
    en: "{{name}} has no proxy before it and can't be cut off; it can be killed.",
  },
  "done.start": { zh: "{{time}} 秒  启动 {{name}}", en: "{{time}} s  {{name}} is started" },
  "done.kill": { zh: "{{time}} 秒  杀死 {{name}}", en: "{{time}} s  {{name}} is killed" },
  "done.cut": { zh: "{{time}} 秒  {{name}} 断网", en: "{{time}} s  {{name}} is cut off" },
  "done.heal": { zh: "{{time}} 秒  {{name}} 恢复", en: "{{time}} s  {{name}} is connected again" },
  "client.asked": {
    zh: "{{time}} 秒  客户端 → {{node}}  {{what}}",
    en: "{{time}} s  client → {{node}}  {{what}}",
  },
  "client.answered": {
    zh: "{{time}} 秒  客户端 ← {{node}}  {{what}}",
    en: "{{time}} s  client ← {{node}}  {{what}}",
  },
  "not-started": {
    zh: "{{name}} 没有启动成功。它最后输出的是：\n{{log}}",
    en: "{{name}} did not start. What it printed last:\n{{log}}",
  },
  unnamed: {
    zh: "节点不认 --advertise：程序之间绕过代理的消息不会被记录，客户端的会。",
    en: "The nodes take no --advertise: what programs send each other past the proxies is not recorded; what clients send is.",
  },
  written: {
    zh: "\n记录 {{runId}}：{{seconds}} 秒，{{frames}} 条消息，写在 {{folder}}\n生成实验报告：npm run report {{lab}} -- --bundle {{folder}}",
    en: "\nRecord {{runId}}: {{seconds}} s, {{frames}} messages, in {{folder}}\nFor a lab report: npm run report {{lab}} -- --bundle {{folder}}",
  },
  "port-in-use": {
    zh: "端口 {{port}} 已被占用。先停掉占用它的程序，或用 --ports 换一组。",
    en: "Port {{port}} is in use. Stop what uses it, or choose others with --ports.",
  },
  "cannot-write": {
    zh: "记录无法写入 {{folder}}：{{reason}}。用 --out 换一个位置。",
    en: "The record can't be written to {{folder}}: {{reason}}. Choose another place with --out.",
  },
} as const satisfies Catalogue;

/** Says what a recorded session has to say, in one language. */
export type SessionSay = Translate<typeof sessionCatalogue>;

/** A translator of those texts. */
export function createSessionSay(language: Language): SessionSay {
  return createTranslator(sessionCatalogue, language);
}
