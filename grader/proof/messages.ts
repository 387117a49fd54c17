import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";

/** What `npm run verify` and `npm run keys` say, by stable ids; `found.*` are the findings. */
export const proofCatalogue = {
  ...submissionCatalogue,
  "option.path": {
    zh: "报告（html、pdf、docx）、整个报告文件夹、一张图（png）或一份运行记录（bundle 文件夹）",
    en: "a report (html, pdf, docx), its whole folder, a picture (png), or the record of a run (a bundle’s folder)",
  },
  "option.bundle": {
    zh: "和这份运行记录比较（默认报告旁边的 bundle，其次是上一次评分的）",
    en: "the record to compare with (default: bundle beside the report, else that of the last grading)",
  },
  "option.submission": {
    zh: "再和这份代码比较：含 lab.json 的文件夹，或 reference",
    en: "compare with this code too: a folder with lab.json, or reference",
  },
  "option.rerun": {
    zh: "用同一个种子把代码重跑一遍，比较每项检查的结果",
    en: "run the code again with the same seed, and compare the result of each check",
  },
  "option.key": {
    zh: "教师的公钥文件，用来检查签名（默认 .ledger/teacher-public.pem）",
    en: "the file with the teacher’s public key, to check the signature (default .ledger/teacher-public.pem)",
  },
  "option.sign": {
    zh: "给这份运行记录（bundle 文件夹）签名",
    en: "sign this record of a run (a bundle’s folder)",
  },

  "found.whole": {
    zh: "整个文件与由运行记录重新生成的逐字节相同",
    en: "the whole file is, byte for byte, what the record gives",
  },
  "found.bundle": {
    zh: "运行记录 {{runId}} 完整，各文件的哈希都相符",
    en: "the record of run {{runId}} is whole: the hashes of all its files fit",
  },
  "found.bundle-fault": {
    zh: "运行记录被改过或已损坏：{{reason}}",
    en: "the record was edited or damaged: {{reason}}",
  },
  "found.other-run": {
    zh: "运行记录属于另一次运行：它是 {{bundle}}，这里写的是 {{report}}",
    en: "the record is of another run: it is {{bundle}}, this says {{report}}",
  },
  "found.other-record": {
    zh: "运行编号相同，但运行记录不是生成这份报告的那一份：bundle.json 的哈希不同",
    en: "the run has the same id, but this is not the record that the report was drawn from: bundle.json has another hash",
  },
  "found.no-manifest": {
    zh: "文件里没有核对信息：它不是由 npm run report 写的，或被别的程序另存过，或被删去了。请核对其他格式",
    en: "the file carries nothing to check by: npm run report did not write it, another program has saved it anew, or somebody took it out. Check another format",
  },
  "found.code": {
    zh: "{{submission}} 的代码就是被评的代码（{{count}} 个文件）",
    en: "the code of {{submission}} is the code that was graded ({{count}} files)",
  },
  "found.code-differs": {
    zh: "运行记录来自别的代码：{{submission}} 里不同的文件有 {{files}}",
    en: "the record is of other code: in {{submission}} these files differ: {{files}}",
  },
  "found.code-unknown": {
    zh: "没有和代码比较。要比较，请用 --submission 指明代码在哪里",
    en: "no code was compared. To compare it, say where it is with --submission",
  },
  "found.code-changed": {
    zh: "评分过程中代码被改动过；被评的是开始时的版本",
    en: "the code was changed while it was graded; what counts is what it was at the beginning",
  },
  "found.part": { zh: "{{part}}：与运行记录一致", en: "{{part}}: as the record gives it" },
  "found.part-differs": {
    zh: "{{part}}被改过：这里是“{{is}}”，按运行记录应是“{{should}}”",
    en: "{{part}} was edited: it says “{{is}}”, where the record gives “{{should}}”",
  },
  "found.part-missing": {
    zh: "{{part}}不见了，或开头被改过",
    en: "{{part}} is missing, or its beginning was edited",
  },
  "found.picture": {
    zh: "{{count}} 张图：与运行记录一致",
    en: "{{count}} pictures: as the record gives them",
  },
  "found.picture-differs": {
    zh: "图 {{picture}} 不是由运行记录画出的那一张：被改过，或被别的程序压缩、另存过",
    en: "picture {{picture}} is not the one that the record gives: it was edited, or another program has saved it anew",
  },
  "found.picture-missing": { zh: "图 {{picture}} 不见了", en: "picture {{picture}} is missing" },
  "found.picture-more": {
    zh: "图 {{picture}} 是多出来的，运行记录里没有",
    en: "picture {{picture}} was added: the record has none of that name",
  },
  "found.own-pictures": {
    zh: "另有 {{count}} 张图不是由运行记录画出的，本程序无从核对",
    en: "{{count}} more pictures were not drawn from the record, and nothing can be said of them",
  },
  "found.screenshot": {
    zh: "浏览器截图 {{count}} 张：记录无法重新生成它们，只核对了它们和报告写成时相同",
    en: "{{count}} screenshots of a browser: no record can give them again; they are only known to be as they were when the report was written",
  },
  "found.fields-differ": {
    zh: "{{part}}在报告写成以后又填过：这是学生自己的部分",
    en: "{{part}} was filled in after the report was written: it is the student’s own",
  },
  "found.rest-differs": {
    zh: "正文以外的内容（样式、标记或页脚）被改过",
    en: "something around the text was edited: styles, markup or the foot of the page",
  },
  "found.pdf-page": {
    zh: "有 {{pages}} 页，应为 {{should}} 页",
    en: "it has {{pages}} pages and should have {{should}}",
  },
  "found.pdf-drawing": {
    zh: "第 {{page}} 页的文字和图都相符，但画法不同：有东西盖在上面，或被别的程序另存过",
    en: "page {{page}} has the right text and pictures, but is drawn otherwise: something was laid over it, or another program has saved it anew",
  },
  "found.manifest-differs": {
    zh: "报告里记下的哈希与运行记录算出的不符：{{what}}",
    en: "the hashes that the report carries are not those that the record gives: {{what}}",
  },
  "found.other-kit": {
    zh: "报告由 {{kit}} 版写成，本程序是 {{own}} 版：文字和画法可能因版本而不同，请用同一版核对",
    en: "the report was written by version {{kit}} and this is {{own}}: texts and drawings may differ for that alone. Check with the same version",
  },
  "found.rerun": {
    zh: "重跑（种子 {{seed}}）：{{checks}} 项检查的结果全都相同",
    en: "run again with seed {{seed}}: all {{checks}} checks have the same result",
  },
  "found.rerun-differs": {
    zh: "重跑结果不同：阶段 {{stage}} 的检查 {{check}}，记录里是 {{recorded}}，重跑是 {{now}}",
    en: "run again, a result is another: check {{check}} of stage {{stage}} is {{recorded}} on record, and {{now}} now",
  },
  "found.rerun-failed": {
    zh: "没有重跑成功（评分程序的退出码是 {{status}}），重跑不算数",
    en: "it could not be run again (the grader ended with status {{status}}), which says nothing either way",
  },
  "found.by-hand": {
    zh: "这是手工操作的记录，没有种子可以重跑",
    en: "this is the record of a session by hand, which has no seed to run again",
  },
  "found.signature": {
    zh: "运行记录有教师密钥的签名，签名有效（密钥 {{signer}}）",
    en: "the record is signed by the teacher’s key, and the signature is valid (key {{signer}})",
  },
  "found.signature-wrong": {
    zh: "运行记录旁边的签名不属于这份记录",
    en: "the signature beside the record is not of this record",
  },
  "found.signature-unknown": {
    zh: "运行记录由密钥 {{signer}} 签名；是不是教师的密钥，要用 --key 给出教师的公钥才知道",
    en: "the record is signed by the key {{signer}}; whether that is the teacher’s is known only with the teacher’s public key: --key",
  },

  "part.process": { zh: "4.1 实验过程", en: "4.1 Process" },
  "part.results": { zh: "4.2 的得分", en: "the points in 4.2" },
  "part.pictures": { zh: "4.2 的图注", en: "the captions in 4.2" },
  "part.proof": { zh: "核对信息", en: "the appendix" },
  "part.head": { zh: "表头各栏", en: "the table at the top" },
  "part.summary": { zh: "实验总结", en: "the summary" },
  "part.all": { zh: "全文", en: "the text" },

  "verdict.proved.rerun": {
    zh: "已证实：在这台机器上用同一份代码和种子重跑，得到同样的结果。",
    en: "Proved: on this machine, the same code with the same seed has the same results.",
  },
  "verdict.proved.signature": {
    zh: "已证实：持有教师密钥的人为这份运行记录作了担保。",
    en: "Proved: whoever holds the teacher’s key vouches for this record.",
  },
  "verdict.consistent": {
    zh: "一致：彼此相符，没有发现改动。",
    en: "Consistent: everything fits together, and nothing was found to be edited.",
  },
  "verdict.limits": {
    zh: "这还不是证明：同时拥有运行记录、代码和本程序的人，可以把所有哈希重算一遍。要证实，请加 --rerun 重跑，或检查教师密钥的签名。",
    en: "That is no proof: whoever has the record, the code and this program can compute every hash anew. To prove it, run the code again with --rerun, or check a signature by the teacher’s key.",
  },
  "verdict.differs": { zh: "不一致：有 {{count}} 处不符。", en: "Differs, in {{count}} places." },
  rerunning: {
    zh: "重跑 {{lab}}，种子 {{seed}}……",
    en: "Running {{lab}} again with seed {{seed}} …",
  },

  "usage.no-path": {
    zh: "没有 {{path}} 这个文件或文件夹。",
    en: "There is no file or folder {{path}}.",
  },
  "usage.not-ours": {
    zh: "{{path}} 不是报告（html、pdf、docx）、图（png）或运行记录文件夹。",
    en: "{{path}} is neither a report (html, pdf, docx), nor a picture (png), nor the folder of a record.",
  },
  "usage.too-large": {
    zh: "{{path}} 太大，超过 {{limit}} MB。",
    en: "{{path}} is too large: more than {{limit}} MB.",
  },
  "usage.unreadable": {
    zh: "{{path}} 打不开：不是完整的 {{format}} 文件。",
    en: "{{path}} can’t be opened: it is no whole {{format}} file.",
  },
  "usage.no-bundle": {
    zh: "没有找到 {{path}} 的运行记录。请用 --bundle 指明（报告文件夹里的 bundle）。",
    en: "No record of a run was found for {{path}}. Name it with --bundle: the folder bundle that came with the report.",
  },
  "usage.no-mark": {
    zh: "{{path}} 里没有说明它属于哪次运行。请用 --bundle 指明运行记录。",
    en: "{{path}} does not say which run it is of. Name the record with --bundle.",
  },
  "usage.key": {
    zh: "读不了密钥 {{file}}：{{reason}}",
    en: "The key {{file}} can’t be read: {{reason}}",
  },
  "usage.rerun-without-code": {
    zh: "重跑需要代码：请用 --submission 指明。",
    en: "To run it again takes the code: name it with --submission.",
  },

  "keys.made": {
    zh: "密钥已生成，指纹 {{fingerprint}}\n  {{publicFile}}  公钥，可以公开\n  {{privateFile}}  私钥，只属于你：不要上交，不要放进仓库",
    en: "Made a pair of keys, fingerprint {{fingerprint}}\n  {{publicFile}}  the public key, for everybody\n  {{privateFile}}  the private key, for you alone: hand it to nobody, commit it nowhere",
  },
  "keys.there": {
    zh: "密钥已经有了，没有改动。指纹 {{fingerprint}}，公钥 {{publicFile}}",
    en: "There are keys already, and they stay. Fingerprint {{fingerprint}}, public key {{publicFile}}",
  },
  "keys.signed": { zh: "已签名：{{file}}", en: "Signed: {{file}}" },
  "keys.none": {
    zh: "还没有密钥。先运行 npm run keys。",
    en: "There are no keys yet. Run npm run keys first.",
  },
  separator: { zh: "、", en: ", " },
} as const satisfies Catalogue;

/** Renders the texts of {@link proofCatalogue}. */
export type ProofSay = Translate<typeof proofCatalogue>;

/** A translator of what they say. */
export function createProofSay(language: Language): ProofSay {
  return createTranslator(proofCatalogue, language);
}
