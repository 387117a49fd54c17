import type { Catalogue } from "../language/translator.ts";
import type { SubmissionErrorCode } from "./submission-error.ts";

/** What is said of each fault of a submission: what is wrong, and what to do. */
export const submissionCatalogue = {
  "no-reference": {
    zh: "reference 是老师的完整程序，不在讲义包里。",
    en: "The reference is your teacher's; it is not part of the handout.",
  },
  "no-folder": {
    zh: "找不到文件夹 {{path}}。请检查 --submission 的路径。",
    en: "There is no folder {{path}}. Check the path given with --submission.",
  },
  "no-manifest": {
    zh: "{{path}} 里没有 lab.json。请指向含 lab.json 的实验文件夹，例如 labs/lab5；lab.json 写明各程序如何启动。",
    en: "{{path}} has no lab.json. Name the lab's folder that holds it, such as labs/lab5; lab.json says how the programs start.",
  },
  "bad-manifest": {
    zh: '{{path}} 的内容不对：{{reason}}。它应当像 {"node": "node.ts", "tracker": "tracker.ts"}，其他语言写成命令行列表。',
    en: '{{path}} is not as it should be: {{reason}}. It should look like {"node": "node.ts", "tracker": "tracker.ts"}, with a command line as a list for other languages.',
  },
  outside: {
    zh: "lab.json 指向了作业文件夹之外的文件 {{path}}。请把它放进作业文件夹。",
    en: "lab.json names a file outside the submission's folder: {{path}}. Put it into the folder.",
  },
  "no-file": {
    zh: "lab.json 指向的文件不存在：{{path}}。请改正 lab.json 或补上文件。",
    en: "lab.json names a file that does not exist: {{path}}. Correct lab.json or add the file.",
  },
  "no-program": {
    zh: '{{path}} 没有写明 {{program}} 如何启动。请加上一项，例如 "{{program}}": "{{program}}.ts"。',
    en: '{{path}} does not say how {{program}} starts. Add an entry such as "{{program}}": "{{program}}.ts".',
  },
  "does-not-compile": {
    zh: "{{program}} 无法编译：\n{{reason}}",
    en: "{{program}} does not compile:\n{{reason}}",
  },
  "imports-outside": {
    zh: "{{program}} 导入了作业文件夹之外的文件 {{path}}。请把需要的代码放进作业文件夹。",
    en: "{{program}} imports a file outside the submission's folder: {{path}}. Put the code that it needs into the folder.",
  },
  "too-large": {
    zh: "{{path}} 里的文件太多或太大：最多 {{megabytes}} MB、{{files}} 个文件（node_modules、venv、target 不计）。请删去数据、日志和编译产物。",
    en: "{{path}} has too many or too large files: at most {{megabytes}} MB and {{files}} files are taken (node_modules, venv and target do not count). Remove data, logs and what a compiler made.",
  },
} as const satisfies Catalogue & Record<SubmissionErrorCode, unknown>;
