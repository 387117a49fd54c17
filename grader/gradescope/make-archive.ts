import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pack } from "../../labs/kit/archive/zip.ts";
import { makeHandout } from "../handout/make-handout.ts";
import { SETTINGS_FILE, writeSettings } from "./course-settings.ts";
import type { CourseSettings } from "./course-settings.ts";
import { RUN, SETUP } from "./scripts.ts";

/** What Gradescope needs besides the students' repository. */
const RUNNING: readonly string[] = [
  "grader/command/gradescope-run.ts",
  "grader/gradescope/course-settings.ts",
];

/**
 * The archive for Gradescope: the students' repository with the two scripts that Gradescope runs. There
 * is no solution in it, since a submission's programs run beside it and may look around.
 *
 * @param root - the project.
 */
export function makeArchive(root: string, settings: CourseSettings): Uint8Array {
  const files = new Map(makeHandout(root));
  for (const path of RUNNING) files.set(path, readFileSync(join(root, path)));
  files.set(SETTINGS_FILE, Buffer.from(writeSettings(settings)));
  files.set("setup.sh", Buffer.from(SETUP));
  files.set("run_autograder", Buffer.from(RUN));
  return pack(files, new Set(["setup.sh", "run_autograder"]));
}
