import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { Launcher } from "../cluster/launcher.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { Isolation } from "../isolation/isolation.ts";
import { measureMachine } from "./machine.ts";
import type { MachineSpeed } from "./machine.ts";
import type { Plan } from "./plan.ts";
import { UNTIMED } from "../check/timing.ts";
import type { Stopwatch } from "../check/timing.ts";

/** What a run needs before its first scenario. */
export interface Prepared {
  readonly launcher: Launcher;
  readonly speed: MachineSpeed;
}

/** Makes a submission's programs ready, and measures the machine meanwhile. */
export async function prepareRun(
  { lab }: Plan,
  submission: Submission,
  workspace: Workspace,
  isolation: Isolation,
  stopwatch: Stopwatch = UNTIMED,
): Promise<Prepared> {
  const [launcher, speed] = await Promise.all([
    stopwatch.span("build", () =>
      Launcher.prepare(submission, lab.programs, workspace.folder, isolation),
    ),
    stopwatch.span("start", () => measureMachine(workspace)),
  ]);
  return { launcher, speed };
}
