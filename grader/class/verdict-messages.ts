import type { Language } from "../../labs/kit/language/language.ts";
import { printable } from "../../labs/kit/language/printable.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";
import type { Remark, Verdict } from "./verdict.ts";

/** What is said of a submission that has no record, and of one besides its points. */
const verdictCatalogue = {
  ...submissionCatalogue,
  "verdict.unreadable-kind": {
    zh: "{{kind}} 格式的压缩包打不开，要用 zip 或 tar。请解压后重新打成 zip，再交上来或放到原处，就能评了。",
    en: "An archive of the kind {{kind}} cannot be read: it has to be a zip or a tarball. Unpack it and pack it again as a zip; put in place of this one it can be graded.",
  },
  "verdict.not-archive": {
    zh: "这个文件不是 zip，也不是 tar：只是名字像。请重新打包提交。",
    en: "The file is neither a zip nor a tarball; only its name says so. It has to be packed and handed in again.",
  },
  "verdict.damaged": {
    zh: "压缩包已损坏，打不开（{{reason}}）。多半是上传时断了：请重新提交。",
    en: "The archive is damaged and cannot be opened ({{reason}}). Most likely the upload broke off: hand it in again.",
  },
  "verdict.encrypted": {
    zh: "压缩包有密码，打不开。换成一个不加密的，就能评了。",
    en: "The archive asks for a password. With one that has none in its place, it can be graded.",
  },
  "verdict.leads-out": {
    zh: "压缩包里有一个路径指到了外面：{{path}}。没有解开它；请只打包自己的实验文件夹。",
    en: "A path in the archive leads out of it: {{path}}. It was not unpacked; pack just the lab's own folder.",
  },
  "verdict.bad-name": {
    zh: "压缩包里有一个在某些系统上不能用的文件名：{{path}}。请改名后重新打包。",
    en: "A name in the archive cannot be used on every system: {{path}}. Rename it, and pack again.",
  },
  "verdict.long-name": {
    zh: "压缩包里有一个过长的路径：{{path}}……。请改短后重新打包。",
    en: "A path in the archive is too long: {{path}}… Shorten it, and pack again.",
  },
  "verdict.too-deep": {
    zh: "压缩包里的文件夹套得太深，超过 {{depth}} 层：{{path}}……。请去掉用不着的文件夹后重新打包。",
    en: "Folders in the archive lie more than {{depth}} deep: {{path}}… Take out those that are not needed, and pack again.",
  },
  "verdict.same-name": {
    zh: "压缩包里有两个在不分大小写的系统上同名的文件：{{path}}。请只留一个。",
    en: "Two files in the archive have one name where capitals do not count: {{path}}. Keep one of them.",
  },
  "verdict.too-large": {
    zh: "压缩包解开后超过 {{megabytes}} MB，没有继续解开。请去掉数据、日志和编译产物。",
    en: "The archive unpacks to more than {{megabytes}} MB, and was left there. Take out data, logs and what a compiler made.",
  },
  "verdict.too-many": {
    zh: "压缩包里的文件和文件夹超过 {{files}} 个，没有继续解开。",
    en: "The archive has more than {{files}} files and folders, and was left there.",
  },
  "verdict.nested": {
    zh: "压缩包里套着压缩包，超过 {{depth}} 层。请直接打包实验文件夹。",
    en: "Archives lie in archives, more than {{depth}} deep. Pack the lab's folder itself.",
  },
  "verdict.no-lab": {
    zh: "里面找不到 {{lab}}：既没有 lab.json，也没有 node.ts。请检查交的是不是这个实验。",
    en: "There is no {{lab}} in it: neither lab.json nor node.ts. Check whether it is this lab that was handed in.",
  },
  "verdict.timed-out": {
    zh: "评分超过 {{minutes}} 分钟仍未结束，已终止。没有分数，也不算零分：请再运行一次，或用 --limit 放宽。",
    en: "Grading was not over after {{minutes}} minutes and was ended. It has no points, which is not zero: run this again, or allow more with --limit.",
  },
  "verdict.crashed": {
    zh: "评分程序自己出错了（状态 {{status}}）。没有分数，也不算零分：请再运行一次。{{reason}}",
    en: "The grader itself failed (status {{status}}). It has no points, which is not zero: run this again. {{reason}}",
  },
  "remark.no-manifest": {
    zh: "缺 lab.json，已用发给学生的那份",
    en: "lab.json was missing; the one that was handed out was taken",
  },
  "remark.several-archives": {
    zh: "里面有几个压缩包，评的是 {{name}}",
    en: "there were several archives in it; {{name}} was graded",
  },
  "remark.older": {
    zh: "交了 {{count}} 份，以最新的为准（未计：{{names}}）",
    en: "{{count}} were handed in and the newest counts (left aside: {{names}})",
  },
  "remark.other-student": {
    zh: "文件里写的是 {{said}}，按平台上的名字归到了本人",
    en: "the files say {{said}}; the platform's name decided whose it is",
  },
  "remark.ambiguous": {
    zh: "可能是其中一位，没有归入：{{names}}",
    en: "may be one of these and was given to none: {{names}}",
  },
  "remark.same-files": {
    zh: "与 {{names}} 的文件完全相同",
    en: "exactly the same files as {{names}}",
  },
  "remark.late": {
    zh: "迟交 {{days}} 天（扣 {{penalty}} 分）",
    en: "days late: {{days}} (minus {{penalty}})",
  },
  "remark.excused": { zh: "免交", en: "excused" },
  "remark.types": {
    zh: "类型检查有 {{count}} 处错误（不扣分）",
    en: "{{count}} faults of types (no points lost)",
  },
} as const satisfies Catalogue;

/** A verdict in a language, such that it can be printed whatever names a submission has. */
export function tellVerdict({ code, details }: Verdict, language: Language): string {
  const say = translator(language);
  if (code !== "refused") return printable(say(`verdict.${code}`, details));
  return printable(say(details["fault"] as keyof typeof submissionCatalogue, details));
}

/** A remark in a language, such that it can be printed too. */
export function tellRemark({ id, details }: Remark, language: Language): string {
  return printable(translator(language)(`remark.${id}`, details));
}

const translators = new Map<Language, Translate<typeof verdictCatalogue>>();

function translator(language: Language): Translate<typeof verdictCatalogue> {
  const known = translators.get(language) ?? createTranslator(verdictCatalogue, language);
  translators.set(language, known);
  return known;
}
