import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { MessageParameters, Translate } from "../../labs/kit/language/translator.ts";
import type { SubmissionErrorCode } from "../../labs/kit/submission/submission-error.ts";
import type { Failure } from "../check/failure.ts";
import type { Rules } from "../grade/plan.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { gradeCommand } from "./grade-command.ts";
import { graderCatalogue } from "./messages.ts";
import { holdingsText, renderPattern, standingsText } from "./pattern-text.ts";

/** A part of an explanation: its label and its text, which may have several lines. */
export interface Part {
  readonly label: string;
  readonly text: string;
}

/** Renders texts of the grader. */
export type Say = Translate<typeof graderCatalogue>;

/** The translator of the grader's texts. */
export function createSay(language: Language): Say {
  return createTranslator(graderCatalogue, language);
}

/**
 * A failed check explained: what was sent, what was expected, what came, why that is wrong and where
 * to read on, then the hint, the logs, and the command that replays just this.
 */
export function explain(
  check: CheckRecord,
  record: RunRecord,
  rules: Rules,
  language: Language,
): Part[] {
  const say = createSay(language);
  const { failure } = check;
  if (failure === undefined) {
    return check.error === undefined
      ? []
      : [{ label: say("label.got"), text: say("fault", { error: check.error }) }];
  }
  const rule = rules[failure.rule ?? ""];
  const parts: [Parameters<Say>[0], string | undefined][] = [
    ["label.sent", describeSent(failure, record, say)],
    ["label.expected", describeExpected(failure, say)],
    ["label.got", describeGot(failure, say)],
    ["label.control", describeControl(check, say)],
    ["label.why", rule?.[language]],
    ["label.see", rule === undefined ? undefined : `docs/${language}/contract.md#${rule.see}`],
    ["label.isolation", describeDenied(failure, record, say)],
    ["label.hint", check.result === "fail" ? check.hint?.[language] : undefined],
    ["label.log", describeLogs(failure)],
    ["label.second", describeSecond(check, say)],
    ["label.replay", gradeCommand(record, `--scenario ${check.id} --seed ${record.seed}`)],
  ];
  return parts
    .filter((part): part is [Parameters<Say>[0], string] => part[1] !== undefined && part[1] !== "")
    .map(([label, text]) => ({ label: say(label), text }));
}

/** What a control has shown: whose fault it is. */
function describeControl({ result, control }: CheckRecord, say: Say): string | undefined {
  if (control === undefined) return undefined;
  const by = say(`control.${control.by}`);
  if (result === "inconclusive") return say("control.inconclusive", { by });
  return say(result === "fail" ? "control.passed" : "control.failed", { by });
}

function describeSecond({ secondSeed, repeated }: CheckRecord, say: Say): string {
  return [
    repeated === undefined ? "" : say("repeated"),
    secondSeed === undefined ? "" : say("second", { seed: secondSeed }),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function describeSent(failure: Failure, record: RunRecord, say: Say): string | undefined {
  const ids =
    failure.variant === "slides" ? say("ids.slides") : say("ids.seed", { seed: record.seed });
  const step = failure.step === undefined ? "" : say("label.step", { step: failure.step, ids });
  if (failure.sent === undefined) return step;
  const to = failure.program === undefined ? "" : `${failure.program} ← `;
  return `${to}${failure.sent}  ${step}`.trim();
}

function describeExpected(failure: Failure, say: Say): string | undefined {
  const id = `expected.${failure.code}`;
  if (id in graderCatalogue) return say(id as Parameters<Say>[0], parametersOf(failure));
  if (failure.expected === undefined) return undefined;
  const text = renderPattern(failure.expected, say);
  return failure.at?.startsWith("/") && failure.code === "wrong-reply"
    ? `${failure.at}: ${text}`
    : text;
}

function describeGot(failure: Failure, say: Say): string {
  const { got: json = "" } = failure;
  const render = { diverged: holdingsText, racing: standingsText }[failure.code as string];
  const got = render === undefined || json === "" ? json : render(json, say);
  const text = say(`failure.${failure.code}`, { ...parametersOf(failure), got });
  if (failure.code !== "unusable") return text;
  const { code, ...details } = JSON.parse(failure.got ?? "{}") as { code: SubmissionErrorCode };
  return say(code, details);
}

function parametersOf({
  program = "",
  expected = "",
  got = "",
  at = "",
  waited = 0,
}: Failure): MessageParameters {
  return { program, expected, got, at, waited };
}

/** What is said when the isolation may have refused something; a program can only tell in its words. */
function describeDenied(failure: Failure, { isolation }: RunRecord, say: Say): string {
  const told = [failure.got ?? "", ...Object.values(failure.logs ?? {})].join("\n");
  if (isolation.permission && told.includes("ERR_ACCESS_DENIED")) return say("denied.permission");
  const isRefused = /EROFS|EACCES|Read-only file system|Permission denied/i.test(told);
  const isMissing = failure.code === "exited" && /ENOENT|No such file/.test(told);
  if (isolation.bubblewrap && (isRefused || isMissing)) return say("denied.bubblewrap");
  return "";
}

function describeLogs({ logs = {} }: Failure): string {
  return Object.entries(logs)
    .flatMap(([program, text]) => text.split("\n").map((line) => `${program}│ ${line}`))
    .join("\n");
}
