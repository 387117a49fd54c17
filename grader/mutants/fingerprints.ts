import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { FailedCheck } from "../fingerprints/failed-check.ts";
import { FINGERPRINT_FILE, readFingerprints } from "../fingerprints/fingerprint.ts";
import type { Fingerprint } from "../fingerprints/fingerprint.ts";
import { bank } from "./bank/index.ts";
import type { Mutant } from "./mutant.ts";
import type { MutantRun } from "./run.ts";

/** What is the same in all of these runs of a mutant, each of its whole stage; null when no check failed in all of them. */
export function fingerprintOf(mutant: Mutant, runs: readonly MutantRun[]): Fingerprint | null {
  const [first, ...others] = runs;
  const failed = (first?.failed ?? []).flatMap((one) => {
    const same = others.map((run) => run.failed.find(({ check }) => check === one.check));
    const common = same.reduce<FailedCheck | undefined>(
      (left, right) =>
        left === undefined || right === undefined ? undefined : shared(left, right),
      one,
    );
    return common === undefined ? [] : [common];
  });
  if (failed.length === 0) return null;
  const { id, lab, stage, title } = mutant;
  return { id, lab, stage, title, failed };
}

/** What two failures of one check have in common; undefined when they are of two kinds. */
function shared(one: FailedCheck, other: FailedCheck): FailedCheck | undefined {
  const { check, code } = one;
  if (code !== other.code) return undefined;
  return {
    check,
    code,
    ...(one.at !== undefined && one.at === other.at ? { at: one.at } : {}),
    ...(one.step !== undefined && one.step === other.step ? { step: one.step } : {}),
    ...(one.status !== undefined && one.status === other.status ? { status: one.status } : {}),
  };
}

/** Puts fingerprints into the file, in the bank's order; those of other mutants stay. */
export function writeFingerprints(fresh: ReadonlyMap<string, Fingerprint | null>): void {
  const known = new Map(readFingerprints().map((fingerprint) => [fingerprint.id, fingerprint]));
  const kept = bank.flatMap(({ id }) => {
    const fingerprint = fresh.has(id) ? fresh.get(id) : known.get(id);
    return fingerprint == null ? [] : [fingerprint];
  });
  const file = join(projectRoot(), FINGERPRINT_FILE);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
