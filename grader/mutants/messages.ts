import type { Catalogue } from "../../labs/kit/language/translator.ts";
import type { Verdict } from "./verdict.ts";

const verdicts = {
  "verdict.killed": { zh: "已抓住", en: "killed" },
  "verdict.early": { zh: "在更早的阶段就失败了", en: "caught in an earlier stage" },
  "verdict.missed": { zh: "漏网", en: "survived" },
  "verdict.error": { zh: "评分程序出错", en: "not judged" },
} as const satisfies Record<`verdict.${Verdict}`, unknown>;

/** What `npm run mutants` says. */
export const mutantsCatalogue = {
  "option.lab": { zh: "只跑这个实验的变异体", en: "only the mutants of this lab" },
  "option.stage": { zh: "只跑这个阶段的变异体", en: "only the mutants of this stage" },
  "option.id": { zh: "只跑这些变异体", en: "only these mutants" },
  "option.seeds": { zh: "每个变异体跑多少个种子", en: "with how many seeds each mutant is run" },
  "option.sample": {
    zh: "只跑这么多个，均匀地从题库中取",
    en: "only so many of them, taken evenly from the bank",
  },
  "option.resume": {
    zh: "接着上一次没有跑完的继续",
    en: "go on where the last pass was interrupted",
  },
  "option.write-fingerprints": {
    zh: "把每个变异体的指纹写进 grader/fingerprints/fingerprints.json",
    en: "write each mutant's fingerprint into grader/fingerprints/fingerprints.json",
  },
  "option.jobs": {
    zh: "同时跑几个变异体；默认与处理器核数相同",
    en: "how many mutants run at a time; as many as there are cores unless it is given",
  },
  ...verdicts,
  head: {
    zh: "{{mutants}} 个变异体，各 {{seeds}} 个种子",
    en: "{{mutants}} mutants, {{seeds}} seeds each",
  },
  "without-checks": {
    zh: "{{lab}} 还没有检查：{{mutants}} 个变异体没有跑",
    en: "{{lab}} has no checks yet: {{mutants}} mutants were not run",
  },
  line: {
    zh: "{{mark}} {{lab}}/{{stage}} {{id}}：{{verdict}}（{{caught}}/{{runs}}）{{checks}}",
    en: "{{mark}} {{lab}}/{{stage}} {{id}}: {{verdict}} ({{caught}} of {{runs}}) {{checks}}",
  },
  noticed: {
    zh: "真实进程上 {{noticed}}/{{runs}}",
    en: "on real processes {{noticed}} of {{runs}}",
  },
  score: {
    zh: "{{killed}} / {{mutants}} 个变异体被抓住",
    en: "{{killed}} of {{mutants}} mutants killed",
  },
  "usage.unknown": {
    zh: "没有这样的变异体：{{asked}}",
    en: "There is no such mutant: {{asked}}",
  },
} as const satisfies Catalogue;
