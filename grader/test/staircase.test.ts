import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { makeSkeleton } from "../../labs/kit/skeleton/skeleton.ts";
import { slipOf } from "../report/slip-of.ts";
import { failures, grade } from "./run-grader.ts";

/** Whether every step of the staircase is graded whole, as `npm run soak` does. */
const isWhole = process.env["LEDGER_LAB_STAIRCASE"] === "whole";

/** A run whose stages are not filled in waits, again and again, for what never comes. */
const LIMIT_MS = 300_000;

/** How many stages are filled in: every number; or, in the short form, every third one and all. */
function stepsOf({ stages }: Lab): number[] {
  const steps = Array.from({ length: stages.length + 1 }, (_, filled) => filled);
  return isWhole ? steps : steps.filter((filled) => filled % 3 === 0 || filled === stages.length);
}

/**
 * With stages 1…k filled in from the reference, exactly those pass, and every check of the others
 * fails: a check that passes without its stage would give points for nothing. To wait for everything
 * that fails takes long, so times to wait are halved, and the short form goes up three stages at a time
 * and grades the last stage that is there and the first one that is missing.
 */
describe("staircase", function () {
  this.timeout(LIMIT_MS);
  const labs = readLabs();
  for (const [at, lab] of labs.entries()) {
    for (const filled of stepsOf(lab)) {
      it(`${lab.id} with ${filled} of ${lab.stages.length} stages filled in`, async () => {
        const folder = mkdtempSync(join(tmpdir(), "staircase-"));
        try {
          for (const [file, text] of makeSkeleton(labs.slice(0, at + 1), filled)) {
            mkdirSync(dirname(join(folder, file)), { recursive: true });
            writeFileSync(join(folder, file), text);
          }
          const border = lab.stages.slice(Math.max(0, filled - 1), filled + 1);
          const stages = isWhole ? [] : border.flatMap(({ id }) => ["--stage", id]);
          const args = [lab.id, "--submission", folder, "--timeout-factor", "0.5", ...stages];
          const { record } = await grade(args);
          const passed = new Set(lab.stages.slice(0, filled).map(({ id }) => id));
          for (const stage of record.stages) {
            const expected = passed.has(stage.id) ? "pass" : "fail";
            // What is not written yet looks like no slip.
            expect(slipOf(record, stage)?.id, stage.id).to.equal(undefined);
            for (const check of stage.checks) {
              const what = `${check.id} of ${stage.id}\n${failures(record)}`;
              expect(check.result, what).to.equal(expected);
            }
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }
  }
});
