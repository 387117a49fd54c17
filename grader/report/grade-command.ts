import type { RunRecord } from "../record/record.ts";

/** The command that grades the submission of a record again, with these further options. */
export function gradeCommand(record: RunRecord, rest: string): string {
  return `npm run grade ${record.lab} --${submissionOption(record, " ")} ${rest}`;
}

/**
 * The option that names the submission of a record, with a blank before it; empty for a lab's own folder.
 *
 * @param between - what stands between the option and its value.
 */
export function submissionOption({ lab, submission }: RunRecord, between: " " | "="): string {
  return submission === lab ? "" : ` --submission${between}${submission}`;
}
