import { BenchPrograms } from "./bench-programs.ts";
import type { Findings, Part } from "./figure.ts";
import { measureConvergence } from "./convergence.ts";
import { measureGrading } from "./grading.ts";
import { measureHashing } from "./hashing.ts";
import { measureLedger } from "./ledger.ts";
import { measureRequests } from "./requests.ts";
import type { BenchSettings } from "./settings.ts";
import { measureStarts } from "./starts.ts";

/** Measures these parts, one after the other. @param onPart - told before each. */
export async function runParts(
  settings: BenchSettings & { readonly parts: readonly Part[] },
  onPart: (part: Part) => void,
): Promise<Findings> {
  const programs = await BenchPrograms.prepare(settings.workspace);
  const measures = {
    hashing: () => measureHashing(settings),
    start: () => measureStarts(settings, programs),
    requests: () => measureRequests(settings, programs),
    ledger: () => measureLedger(settings, programs),
    grading: () => measureGrading(settings),
    convergence: () => measureConvergence(settings),
  } as const satisfies Record<Part, () => Promise<Findings>>;
  const found: Findings[] = [];
  for (const part of settings.parts) {
    onPart(part);
    found.push(await measures[part]());
  }
  return {
    figures: found.flatMap(({ figures }) => figures),
    missing: found.flatMap(({ missing }) => missing),
  };
}
