import { failedChecks } from "../fingerprints/failed-check.ts";
import { readFingerprints } from "../fingerprints/fingerprint.ts";
import type { Fingerprint } from "../fingerprints/fingerprint.ts";
import { nearestSlip } from "../fingerprints/nearest-slip.ts";
import type { RunRecord, StageRecord } from "../record/record.ts";

/**
 * The known slip that a stage of a run looks like; null when there is none. Only the first stage that
 * fails is compared: what fails after it may come of it.
 */
export function slipOf(record: RunRecord, stage: StageRecord): Fingerprint | null {
  const first = record.stages.find(({ checks }) => failedChecks(checks).length > 0);
  if (first !== stage) return null;
  const judged = stage.checks.filter(({ result }) => result === "pass" || result === "fail");
  const seen = {
    lab: record.lab,
    stage: stage.id,
    judged: judged.map(({ id }) => id),
    failed: failedChecks(stage.checks),
  };
  return nearestSlip(seen, readFingerprints());
}
