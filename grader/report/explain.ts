import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { MessageParameters, Translate } from "../../labs/kit/language/translator.ts";
import type { SubmissionErrorCode } from "../../labs/kit/submission/submission-error.ts";
import type { Failure } from "../check/failure.ts";
import type { Rules } from "../grade/plan.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { commandsByHand } from "./by-hand.ts";
import { gradeCommand } from "./grade-command.ts";
import { markBySigns, renderMarked } from "./marked-text.ts";
import type { Mark, Side } from "./marked-text.ts";
import { graderCatalogue } from "./messages.ts";
import { failures } from "./messages-failures.ts";
import { holdingsText, renderMarkedPattern, renderPattern, standingsText } from "./pattern-text.ts";
import { slipOf } from "./slip-of.ts";

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

/** How much is said of a failure, and how. */
export interface ExplainOptions {
  /** How many of the check's hints are shown, from the first on; 1 unless it is given. */
  readonly hints?: number;
  /** Makes the first difference stand out; by signs around it unless it is given. */
  readonly mark?: Mark;
}

/**
 * A failed check explained: what was sent, what was expected, what came, why that is wrong and where
 * to read on, then the hints, the logs, how to see it by hand, and the command that replays just this.
 */
export function explain(
  check: CheckRecord,
  record: RunRecord,
  rules: Rules,
  language: Language,
  { hints = 1, mark = markBySigns }: ExplainOptions = {},
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
    ["label.expected", describeExpected(failure, say, mark)],
    ["label.got", describeGot(failure, say, mark)],
    ["label.control", describeControl(check, say)],
    ["label.why", rule?.[language]],
    ["label.see", rule === undefined ? undefined : `docs/${language}/contract.md#${rule.see}`],
    ["label.isolation", describeDenied(failure, record, say)],
    ["label.slip", describeSlip(check, record, language)],
    ["label.hint", describeHints(check, language, hints, say)],
    ["label.log", describeLogs(failure)],
    ["label.by-hand", describeByHand(check, record)],
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

/** The slip that the whole stage looks like, said once: at the stage's first failure. */
function describeSlip(check: CheckRecord, record: RunRecord, language: Language): string {
  const stage = record.stages.find(({ checks }) => checks.includes(check));
  const first = stage?.checks.find(({ result }) => result === "fail");
  if (stage === undefined || first !== check) return "";
  return slipOf(record, stage)?.title[language] ?? "";
}

/** The first hints of a failure, and how to get the next one. */
function describeHints(
  { result, hints = [] }: CheckRecord,
  language: Language,
  count: number,
  say: Say,
): string {
  if (result !== "fail" || hints.length === 0) return "";
  const shown = hints.slice(0, count).map((hint) => hint[language]);
  const numbered = shown.length < 2 ? shown : shown.map((hint, at) => `${at + 1}. ${hint}`);
  const isMore = count < hints.length;
  const more = isMore ? [say("hint.next", { n: count + 1, all: hints.length })] : [];
  return [...numbered, ...more].join("\n");
}

function describeByHand({ id, failure, result }: CheckRecord, record: RunRecord): string {
  if (failure === undefined || result !== "fail") return "";
  return commandsByHand(failure, record, id).join("\n");
}

function describeExpected(failure: Failure, say: Say, mark: Mark): string | undefined {
  const id = `expected.${failure.code}`;
  if (id in graderCatalogue) return say(id as Parameters<Say>[0], parametersOf(failure));
  if (failure.expected === undefined) return undefined;
  const place = failure.difference?.expected;
  const text =
    place === undefined
      ? markStatus(renderPattern(failure.expected, say), failure, "expected", mark)
      : renderMarkedPattern(failure.expected, renderMarked(place, "expected", mark), say);
  return failure.at?.startsWith("/") && failure.code === "wrong-reply"
    ? `${failure.at}: ${text}`
    : text;
}

function describeGot(failure: Failure, say: Say, mark: Mark): string {
  const { got: json = "", difference } = failure;
  const render = { diverged: holdingsText, racing: standingsText }[failure.code as string];
  const text =
    difference?.got === undefined
      ? markStatus(json, failure, "got", mark)
      : renderMarked(difference.got, "got", mark);
  const got = render === undefined || json === "" ? text : render(json, say);
  const told = say(messageOf(failure), { ...parametersOf(failure), got });
  if (failure.code !== "unusable") return told;
  const { code, ...details } = JSON.parse(failure.got ?? "{}") as { code: SubmissionErrorCode };
  return say(code, details);
}

/** The message of a failure: what came too often fails at once, without a wait to speak of. */
function messageOf({ code, waited }: Failure): keyof typeof failures {
  const more = `failure.${code}.more`;
  return waited === undefined && isMessage(more) ? more : `failure.${code}`;
}

function isMessage(key: string): key is keyof typeof failures {
  return Object.hasOwn(failures, key);
}

/** A reply with another status than expected: its status marked. */
function markStatus(text: string, { code, at }: Failure, side: Side, mark: Mark): string {
  if (code !== "wrong-status" || at !== "/status") return text;
  return text.replace(
    /("status":\s*)("[^"]*"|\d+)/,
    (_, key: string, status: string) => key + mark(status, side),
  );
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

/** The logs' lines, those of the program first that the failure is about. */
function describeLogs({ logs = {}, program }: Failure): string {
  const isOther = ([name]: readonly [string, string]): number => Number(name !== program);
  return Object.entries(logs)
    .sort((one, other) => isOther(one) - isOther(other))
    .flatMap(([program, text]) => text.split("\n").map((line) => `${program}│ ${line}`))
    .join("\n");
}
