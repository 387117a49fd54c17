import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { runGrade } from "../lab-report/run-grade.ts";
import type { RunRecord } from "../record/record.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** The grader's exit statuses that come with results. */
const GRADED: readonly (number | null)[] = [0, 1, 3];

/**
 * Runs the code of a bundle again with its seed, and compares the results by stage and check. The
 * bundle of the last run stays as it is.
 *
 * @param submission - as it is given to `npm run grade`; undefined for the lab's own folder.
 */
export async function rerun(
  { manifest, record }: Bundle,
  submission: string | undefined,
  language: Language,
): Promise<readonly Finding[]> {
  const { lab, seed } = manifest;
  const folder = mkdtempSync(join(tmpdir(), "ledger-rerun-"));
  try {
    const json = join(folder, "record.json");
    const asked = submission === undefined ? [] : ["--submission", submission];
    const options = ["--seed", String(seed), "--json", json, "--no-bundle", "--lang", language];
    const status = await runGrade([lab, ...asked, ...options], "ignore");
    if (!GRADED.includes(status)) return [note("found.rerun-failed", { status: status ?? "?" })];
    return compareResults(record, JSON.parse(readFileSync(json, "utf8")) as RunRecord);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareResults(recorded: RunRecord, now: RunRecord): readonly Finding[] {
  const before = resultsOf(recorded);
  const after = resultsOf(now);
  const names = new Set([...before.keys(), ...after.keys()]);
  const other = [...names].filter((name) => before.get(name) !== after.get(name));
  if (other.length === 0) return [same("found.rerun", { seed: now.seed, checks: names.size })];
  return other.map((name) => {
    const [stage = "", check = ""] = name.split(" ");
    const results = { recorded: before.get(name) ?? "-", now: after.get(name) ?? "-" };
    return differs("found.rerun-differs", { stage, check, ...results });
  });
}

/** The results by stage and check, as `STAGE CHECK`. */
function resultsOf({ stages }: RunRecord): ReadonlyMap<string, string> {
  return new Map(
    stages.flatMap(({ id, checks }) =>
      checks.map((check) => [`${id} ${check.id}`, check.result] as const),
    ),
  );
}
