import { resultOf } from "../record/score.ts";
import { placeOf, placeOfType } from "./place.ts";
import { cut, explained, whatCame } from "./said.ts";
import type { Told } from "./said.ts";
import { workflowCommand } from "./workflow-command.ts";

/** GitHub shows so many errors of a step, and as many warnings; the rest it drops silently. */
const MAX_SHOWN = 10;
/** What fits into the margin of a page; the whole is in the log and the summary. */
const MAX_MESSAGE_LENGTH = 4_000;

/**
 * The failures of a record as workflow commands, which GitHub shows beside the code. Stages build on each
 * other, so the first ones are the most useful: they come first, and no more than are shown. What is no
 * fault of the submission is a warning, and so are faults that the type checker found.
 *
 * @param root - the folder of the repository, to which files are relative.
 */
export function renderAnnotations(told: Told, root: string): string[] {
  const { record } = told;
  const checks = record.stages
    .filter((stage) => resultOf(stage) !== "pass")
    .flatMap((stage) => stage.checks.map((check) => ({ stage, check })));
  const annotate = (
    name: "error" | "warning",
    { stage, check }: (typeof checks)[number],
  ): string => {
    const { file, line } = placeOf(check, stage, record, root) ?? {};
    const title = `${record.lab}/${stage.id}: ${check.title[told.language]}`;
    const message = cut(
      `${whatCame(check, told)}\n\n${explained(check, told)}`,
      MAX_MESSAGE_LENGTH,
    );
    return workflowCommand(name, { file, line, title }, message);
  };
  const errors = checks.filter(({ check }) => check.result === "fail");
  const ungraded = checks.filter(({ check }) => ["error", "inconclusive"].includes(check.result));
  const types = (record.types ?? []).flatMap((fault) => {
    const found = placeOfType(fault, record, root);
    if (found === undefined) return [];
    const { place, message } = found;
    return [workflowCommand("warning", { file: place.file, line: place.line }, message)];
  });
  const warnings = [...ungraded.map((one) => annotate("warning", one)), ...types];
  return [
    ...errors.slice(0, MAX_SHOWN).map((one) => annotate("error", one)),
    ...warnings.slice(0, MAX_SHOWN),
  ];
}
