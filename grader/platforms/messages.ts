import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Language } from "../../labs/kit/language/language.ts";

/** What reports for platforms say besides the explanations, and their options. */
export const platformCatalogue = {
  "summary.stage": { zh: "阶段", en: "stage" },
  "summary.points": { zh: "得分", en: "points" },
  "summary.seed": { zh: "种子 {{seed}}", en: "Seed {{seed}}" },
  "summary.ungraded": {
    zh: "有 {{n}} 个阶段没有评：原因在评分程序或机器，不得分也不扣分。请重新运行。",
    en: "Stages that were not graded, through a fault of the grader or the machine: {{n}}. They give no points and cost none. Run it again.",
  },
  "summary.more": {
    zh: "还有 {{n}} 项没有通过，说明见日志。",
    en: "{{n}} more failed; the log explains them.",
  },
  "github.group": { zh: "评分过程与说明", en: "The run, and every explanation" },
  "gradescope.seconds": { zh: "用时（秒）", en: "seconds" },
  "gradescope.running": {
    zh: "评分在结束前被中止：还有 {{n}} 个阶段没有评完。若是超时，请老师在作业设置里延长时间，或分配更多 CPU。",
    en: "Grading was stopped before its end; stages that were not finished: {{n}}. If it took too long, the teacher can allow more time or more CPU in the assignment's settings.",
  },
  "gradescope.upload": {
    zh: "请上传 npm run submit 做出的压缩包，或者作业文件夹里的所有文件。",
    en: "Upload the zip that npm run submit makes, or all files of the lab's folder.",
  },
  "gradescope.waiting": { zh: "没有评到这一项。", en: "This was not reached." },
  "gradescope.ungraded": {
    zh: "这个阶段没有评分：原因在评分程序或机器，不得分也不扣分。",
    en: "This stage was not graded, through a fault of the grader or the machine: no points either way.",
  },
  "option.ctrf": {
    zh: "把结果写成这个 CTRF 文件（JSON）",
    en: "write the results to this CTRF file (JSON)",
  },
  "option.github": {
    zh: "在 GitHub Actions 里：把失败标在代码旁，并写任务摘要（GITHUB_ACTIONS=true 时默认打开）",
    en: "for GitHub Actions: failures beside the code, and a job summary (on where GITHUB_ACTIONS is true)",
  },
  "option.classroom50": {
    zh: "在 Classroom 50 里：把结果写成这个 result.json",
    en: "for Classroom 50: write the results to this result.json",
  },
  "option.gradescope": {
    zh: "在 Gradescope 里：把结果写成这个 results.json，边评边写",
    en: "for Gradescope: write the results to this results.json, as the run goes on",
  },
  "option.hide": {
    zh: "Gradescope：学生暂时看不到这个阶段的检查，可重复",
    en: "Gradescope: students do not see this stage's checks at once; may be repeated",
  },
  "option.hide-until": {
    zh: "Gradescope：用 --hide 隐藏的检查何时可见",
    en: "Gradescope: when students see what --hide hides",
  },
  "option.leaderboard": {
    zh: "Gradescope：把得分和用时放上排行榜",
    en: "Gradescope: points and time go onto the leaderboard",
  },
  "usage.no-classroom50": {
    zh: "--classroom50 要在 Classroom 50 的运行器里使用，这里缺少环境变量 {{names}}。",
    en: "--classroom50 is for the runner of Classroom 50: these environment variables are missing here: {{names}}.",
  },
  "usage.unknown-stage": {
    zh: "--{{option}} {{stage}}：{{lab}} 没有这个阶段。现有：{{stages}}。",
    en: "--{{option}} {{stage}}: {{lab}} has no such stage. There are: {{stages}}.",
  },
} as const satisfies Catalogue;

/** Renders the texts of {@link platformCatalogue}. */
export type PlatformSay = Translate<typeof platformCatalogue>;

/** The translator of what reports for platforms say. */
export function createPlatformSay(language: Language): PlatformSay {
  return createTranslator(platformCatalogue, language);
}
