import type { RunRecord } from "../record/record.ts";

/** The command that grades the submission of a record again, with these further options. */
export function gradeCommand({ lab, submission }: RunRecord, rest: string): string {
  const own = submission === lab ? "" : ` --submission ${submission}`;
  return `npm run grade ${lab} --${own} ${rest}`;
}
