import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, startTool } from "../../labs/kit/test/run-tool.ts";
import type { Ended } from "../../labs/kit/test/run-tool.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { RunRecord } from "../record/record.ts";

export { ended, startTool };
export type { Ended };

/** Runs `npm run grade` with these arguments, and gives its record too. */
export async function grade(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended & { readonly record: RunRecord }> {
  const folder = mkdtempSync(join(tmpdir(), "grade-test-"));
  try {
    const json = join(folder, "record.json");
    const result = await ended(startTool(["grade", ...args, "--json", json], env));
    return { ...result, record: JSON.parse(readFileSync(json, "utf8")) as RunRecord };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The options by which a lab is graded without its bonus stages: a submission that has none of them would
 * mostly be waited for.
 */
export function withoutBonus(lab: string): string[] {
  const asked = findLab(lab, "en").stages.filter(({ bonus }) => bonus !== true);
  return asked.flatMap(({ id }) => ["--stage", id]);
}

/** The checks that did not pass, with what they say, for a test's message. */
export function failures({ stages }: RunRecord): string {
  return stages
    .flatMap(({ checks }) => checks)
    .filter(({ result }) => result !== "pass")
    .map(({ id, result, failure, error }) => `${id} ${result} ${error ?? JSON.stringify(failure)}`)
    .join("\n");
}
