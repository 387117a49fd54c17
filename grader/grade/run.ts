import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { capacityHere } from "../limits/capacity.ts";
import { scenariosAtATime } from "../limits/scenarios-at-a-time.ts";
import type { RunRecord } from "../record/record.ts";
import { Judging } from "./judging.ts";
import { awaitWithMocha } from "./mocha-run.ts";
import type { Plan } from "./plan.ts";
import { prepareRun } from "./prepare.ts";
import type { RunSettings } from "./run-settings.ts";
import { startAll } from "./schedule.ts";

/**
 * Runs the scenarios of a plan against a submission and notes the results in the record. Scenarios run
 * side by side; mocha awaits them, a suite a stage and a test a check.
 *
 * @param workspace - holds all that the run makes; the caller closes it.
 */
export async function runPlan(
  plan: Plan,
  submission: Submission,
  record: RunRecord,
  workspace: Workspace,
  settings: RunSettings,
): Promise<void> {
  const { isolation, stopwatch } = settings;
  const prepared =
    settings.prepared ?? (await prepareRun(plan, submission, workspace, isolation, stopwatch));
  const { launcher, speed } = prepared;
  record.hash = launcher.hash;
  Object.assign(record.machine, speed);
  const judging = new Judging(plan, record, workspace, prepared, settings);
  const atATime = settings.atATime ?? scenariosAtATime(capacityHere());
  const first = startAll(plan.scenarios, (scenario) => judging.run(scenario), atATime);
  const again = Promise.allSettled(first.values()).then(() => judging.runDoubtfulAgain());
  const done = [...first].map(([id, begun]) => [id, begun.then(() => again)] as const);
  await awaitWithMocha(record, new Map(done));
  await judging.close();
  if (launcher.hasChanged()) record.changed = true;
  settings.recorder?.keep(launcher.files());
}
