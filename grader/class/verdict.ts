import type { ArchiveFault, FaultDetails } from "./archive/archive-error.ts";

/**
 * Why a submission has no record. The codes are stable; they are ids of messages (`verdict.CODE`, and
 * `archive.CODE` for a fault of an archive).
 *
 * Faults of the submission, which has no points then: those of its archive, `no-lab` (no program of the
 * lab in it), `refused` (its manifest can't be used; `reason` says why).
 *
 * Not graded, which costs nobody a point: archives of a kind that can't be read here or with a password,
 * `timed-out`, `crashed` (the grader itself failed).
 */
export interface Verdict {
  readonly code: ArchiveFault | "no-lab" | "refused" | "timed-out" | "crashed";
  readonly details: FaultDetails;
}

/** Verdicts after which the teacher, not the student, has something to do. */
const UNGRADED: ReadonlySet<Verdict["code"]> = new Set([
  ...(["unreadable-kind", "encrypted"] as const),
  ...(["timed-out", "crashed"] as const),
]);

/** Whether a verdict leaves a submission ungraded; else it is the submission's fault and gives no points. */
export function isUngradedVerdict({ code }: Verdict): boolean {
  return UNGRADED.has(code);
}

/** What is said of a submission besides its points, as data: an id of a message `remark.ID`. */
export interface Remark {
  readonly id:
    | "no-manifest"
    | "several-archives"
    | "older"
    | "other-student"
    | "ambiguous"
    | "same-files"
    | "late"
    | "excused"
    | "types";
  readonly details: FaultDetails;
}
