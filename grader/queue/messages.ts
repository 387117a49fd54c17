import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What is said of the queue. */
export const queueCatalogue = {
  "option.queue": {
    zh: "把作业交给 Redis 上的队列，由 npm run worker 评分，例如 redis://host:6379",
    en: "hand submissions to a queue in Redis, which npm run worker grades, such as redis://host:6379",
  },
  "option.worker-queue": {
    zh: "从 Redis 上的这个队列取作业，例如 redis://host:6379",
    en: "the queue in Redis to take submissions from, such as redis://host:6379",
  },
  "option.key": {
    zh: "队列的密钥文件（或环境变量 LEDGER_QUEUE_KEY），两边相同",
    en: "the file with the queue's key, the same on both sides (or the variable LEDGER_QUEUE_KEY)",
  },
  "option.jobs": {
    zh: "同时评几份作业（默认按这台机器的处理器和内存）",
    en: "how many submissions are graded at a time (default: what this machine bears)",
  },
  "option.name": {
    zh: "这个 worker 的名字，写进记录（默认主机名和进程号）",
    en: "the name of this worker in records (default: the host's name and the process)",
  },
  "option.lease": {
    zh: "worker 多少秒没有音讯，它的作业就由别的 worker 接手",
    en: "seconds without a sign of life after which another worker takes over",
  },
  "usage.url": {
    zh: "{{url}} 不是 Redis 的地址，例如 redis://host:6379。",
    en: "{{url}} is no address of Redis, such as redis://host:6379.",
  },
  "usage.no-queue": {
    zh: "请给出队列：npm run worker -- --queue redis://host:6379 --key 文件",
    en: "Name the queue: npm run worker -- --queue redis://host:6379 --key FILE",
  },
  "usage.no-key": {
    zh: "队列里的作业和结果要签名。请用 --key 给出密钥文件，或设置环境变量 {{variable}}；命令行上不接受密钥本身。",
    en: "What is in the queue is signed. Name the file of the key with --key, or set the variable {{variable}}; the key itself is never taken from the command line.",
  },
  "usage.short-key": {
    zh: "密钥太短：至少 {{least}} 个字符，例如 node -p \"crypto.randomBytes(32).toString('hex')\" 的输出。",
    en: "The key is too short: it takes {{least}} characters, such as node -p \"crypto.randomBytes(32).toString('hex')\" prints.",
  },
  "usage.unreadable-key": {
    zh: "读不了密钥文件 {{file}}（{{reason}}）。",
    en: "The key's file {{file}} can't be read ({{reason}}).",
  },
  "usage.unreachable": {
    zh: "连不上 {{url}}（{{reason}}）。Redis 在运行吗？地址对吗？",
    en: "{{url}} can't be reached ({{reason}}). Does Redis run there?",
  },
  "usage.no-package": {
    zh: "没有安装 bullmq 和 ioredis，队列要用它们：请运行 npm ci。",
    en: "The packages bullmq and ioredis, which the queue needs, are not installed: run npm ci.",
  },
  "no-workers": {
    zh: "队列上现在没有 worker，作业会等着：在评分的机器上运行 npm run worker -- --queue {{url}} --key 文件",
    en: "No worker is at the queue; submissions wait for one: run npm run worker -- --queue {{url}} --key FILE on the machines that grade",
  },
  listening: {
    zh: "worker {{name}} 在 {{url}} 等作业，一次 {{jobs}} 份。Ctrl-C 结束，没评完的交还队列。",
    en: "Worker {{name}} waits for submissions at {{url}}, {{jobs}} at a time. Ctrl-C ends it, and hands back what is not done.",
  },
  began: { zh: "{{id}}  {{lab}}，开始", en: "{{id}}  {{lab}}, begun" },
  ended: {
    zh: "{{id}}  {{lab}}，{{result}}，{{seconds}} 秒",
    en: "{{id}}  {{lab}}, {{result}}, {{seconds}} s",
  },
  points: { zh: "{{earned}} / {{points}} 分", en: "{{earned}} of {{points}} points" },
  "no-record": { zh: "没有记录（{{code}}）", en: "no record ({{code}})" },
  "other-version": {
    zh: "{{id}} 是用另一个版本的项目（或 Node.js）交进来的：{{theirs}}，这里是 {{own}}（Node.js {{node}}）。作业已放回队列，本 worker 停止：请把项目换成同一个版本。",
    en: "{{id}} was handed in with another version of the project (or of Node.js): {{theirs}}, here it is {{own}} (Node.js {{node}}). It went back to the queue, and this worker stops: install the same version here.",
  },
  "bad-job": {
    zh: "{{id}} 不能评：{{reason}}",
    en: "{{id}} is not graded: {{reason}}",
  },
  "message.unsigned": {
    zh: "签名不是用这个密钥做的",
    en: "it is not signed with this key",
  },
  "message.too-large": { zh: "太大", en: "it is too large" },
  "message.damaged": { zh: "内容已损坏", en: "it is damaged" },
  "lost-workers": {
    zh: "评这份作业的 worker 几次都中途消失了",
    en: "the workers that graded it went away half-way, several times",
  },
  handedBack: {
    zh: "worker 停止，没评完的已交还队列。",
    en: "The worker stops; what was not done is back in the queue.",
  },
} as const satisfies Catalogue;

/** Renders the texts of {@link queueCatalogue}. */
export type QueueSay = Translate<typeof queueCatalogue>;

/** The translator of what is said of the queue. */
export function createQueueSay(language: Language): QueueSay {
  return createTranslator(queueCatalogue, language);
}
