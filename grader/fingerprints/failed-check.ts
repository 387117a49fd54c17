import type { FailureCode } from "../check/failure.ts";
import type { CheckRecord } from "../record/record.ts";

/** A check that failed, without what differs from run to run. */
export interface FailedCheck {
  readonly check: string;
  readonly code: FailureCode;
  /** Where in the reply, as a JSON pointer. */
  readonly at?: string;
  /** Which step of the scenario, counted from 1. */
  readonly step?: number;
}

/** Those of a stage's checks that failed. */
export function failedChecks(checks: readonly CheckRecord[]): FailedCheck[] {
  return checks.flatMap(({ id, result, failure }) => {
    if (result !== "fail" || failure === undefined) return [];
    const { code, at, step } = failure;
    return [
      {
        check: id,
        code,
        ...(at === undefined ? {} : { at }),
        ...(step === undefined ? {} : { step }),
      },
    ];
  });
}
