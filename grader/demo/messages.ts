import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";

/** What `npm run demo` says in the terminal. */
export const demoCatalogue = {
  ...submissionCatalogue,
  "option.lab": { zh: "要演示的实验（默认 lab5）", en: "the lab to show (default lab5)" },
  "option.submission": {
    zh: "运行谁的程序：含 lab.json 的文件夹，或 reference（默认 reference，没有就用 labs/ 里的）",
    en: "whose programs run: a folder with lab.json, or reference (default: reference, or labs/ where it is missing)",
  },
  "option.open": {
    zh: "自动打开浏览器（--no-open 则只打印地址）",
    en: "open the browser (--no-open only prints the address)",
  },
  "option.port": {
    zh: "网页的端口（默认任选一个空闲的）",
    en: "port of the page (default: a free one)",
  },
  "option.sleep": {
    zh: "tracker 两次询问之间的秒数，可为小数",
    en: "seconds between the tracker’s rounds; fractions allowed",
  },
  "option.zeros": {
    zh: "挖矿难度：哈希开头十六进制 0 的个数",
    en: "difficulty of mining in leading hex zeros",
  },
  running: {
    zh: "三个节点已启动。在浏览器中打开（地址里的令牌只属于这次演示）：",
    en: "Three nodes are running. Open this in a browser; the token in it is for this demo alone:",
  },
  "how-to-stop": { zh: "按 Ctrl-C 结束演示。", en: "Ctrl-C ends the demo." },
  stopped: {
    zh: "演示已结束，所有程序都已停止。",
    en: "The demo is over; all its programs are stopped.",
  },
  "not-started": {
    zh: "程序没有启动成功：{{reason}}",
    en: "A program did not start: {{reason}}",
  },
  "port-in-use": {
    zh: "端口 {{port}} 已被占用。请用 --port 换一个，或不写 --port。",
    en: "Port {{port}} is in use. Choose another one with --port, or leave it out.",
  },
  fault: { zh: "演示程序自身出错：{{error}}", en: "The demo itself failed: {{error}}" },
} as const satisfies Catalogue;

/** Says the demo's texts in one language. */
export type DemoSay = Translate<typeof demoCatalogue>;

/** A translator of the demo's texts. */
export function demoSay(language: Language): DemoSay {
  return createTranslator(demoCatalogue, language);
}
