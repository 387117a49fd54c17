import { join } from "node:path";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { Launcher } from "../cluster/launcher.ts";
import { findNaming } from "../cluster/naming.ts";
import type { Naming } from "../cluster/naming.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { Opened } from "../submissions/open-all.ts";

/** A submission that takes part: its programs are ready to be started. */
export interface Entrant extends Opened {
  readonly launcher: Launcher;
  /** What its nodes make of `--advertise`. */
  readonly naming: Naming;
}

/** A submission that can't take part. */
export interface Absent extends Opened {
  /** Why. */
  readonly fault: SubmissionError;
}

/** What a tournament is held in. */
export interface Arena {
  readonly lab: Lab;
  readonly workspace: Workspace;
  readonly isolation: Isolation;
  /** By what times to wait are multiplied. */
  readonly timeoutFactor: number;
  readonly locale: string;
  readonly seed: number;
}

/** Makes a submission's programs ready; one whose node can't be started is absent. */
export async function makeReady(
  opened: Opened,
  at: number,
  arena: Arena,
): Promise<Entrant | Absent> {
  const { lab, workspace, isolation, timeoutFactor, locale } = arena;
  const folder = join(workspace.folder, `entrant-${at}`);
  const programs: ProgramName[] = lab.id === "lab5" ? ["node", "builder"] : ["node"];
  const launcher = await prepare(opened, programs, folder, isolation);
  if (launcher instanceof SubmissionError) return { ...opened, fault: launcher };
  const fault = launcher.fault("node");
  if (fault !== null) return { ...opened, fault };
  const hasStore = lab.nodeOptions.includes("db");
  const naming = await findNaming({ launcher, workspace, locale, hasStore, timeoutFactor });
  return { ...opened, launcher, naming };
}

/** The launcher, or why there can be none: too many files, say. */
async function prepare(
  { submission }: Opened,
  programs: readonly ProgramName[],
  folder: string,
  isolation: Isolation,
): Promise<Launcher | SubmissionError> {
  try {
    return await Launcher.prepare(submission, programs, folder, isolation);
  } catch (error) {
    if (error instanceof SubmissionError) return error;
    throw error;
  }
}
