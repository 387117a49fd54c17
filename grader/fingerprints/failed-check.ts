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
  /** The status of the reply, where that was the wrong one. */
  readonly status?: number;
}

/** Those of a stage's checks that failed. */
export function failedChecks(checks: readonly CheckRecord[]): FailedCheck[] {
  return checks.flatMap(({ id, result, failure }) => {
    if (result !== "fail" || failure === undefined) return [];
    const { code, at, step } = failure;
    const status = code === "wrong-status" ? statusIn(failure.got) : undefined;
    return [
      {
        check: id,
        code,
        ...(at === undefined ? {} : { at }),
        ...(step === undefined ? {} : { step }),
        ...(status === undefined ? {} : { status }),
      },
    ];
  });
}

/** The status of a reply as a failure keeps it: a frame of JSON, or the status and the body of a page. */
function statusIn(got = ""): number | undefined {
  const [, digits] = /"status":\s*(\d{3})\b/.exec(got) ?? /^(\d{3})\b/.exec(got) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
