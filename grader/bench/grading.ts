import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RunRecord, TimingRecord } from "../record/record.ts";
import type { Findings } from "./figure.ts";
import type { BenchSettings } from "./settings.ts";

/** The lab with the most programs. */
const LAB = "lab5";

/**
 * How long it takes to grade the reference, beside the least that so many processes could take on this
 * machine; see {@link TimingRecord}.
 */
export async function measureGrading(settings: BenchSettings): Promise<Findings> {
  const times: TimingRecord[] = [];
  // The first one reads everything from the disk, and may have to bundle the grader.
  await grade(settings);
  for (let round = 0; round < settings.rounds; round++) times.push(await grade(settings));
  return {
    figures: [
      {
        ...{ part: "grading", name: "grading.lab", unit: "ms" },
        parameters: { lab: LAB, processes: times[0]?.processes ?? 0 },
        values: times.map(({ totalMs }) => totalMs),
        against: times.map(({ boundMs }) => boundMs),
        goal: { atMost: 1.6 },
      },
    ],
    missing: [],
  };
}

/** Grades the reference with the grader's own command. @throws Error when it does not get full points. */
async function grade({ workspace, stages }: BenchSettings): Promise<TimingRecord> {
  const out = join(workspace.folder, "grading");
  const launch = join(projectRoot(), "labs/kit/tools/launch.js");
  const chosen = stages.flatMap((stage) => ["--stage", stage]);
  const options = ["--submission", "reference", "--timing", "--no-bundle", "--out", out];
  const grader = spawn(process.execPath, [launch, "grade", LAB, ...options, ...chosen], {
    stdio: ["ignore", "ignore", "inherit"],
    windowsHide: true,
  });
  try {
    const [status] = (await once(grader, "close")) as [number | null];
    if (status !== 0) throw new Error(`the grading that is measured ends with status ${status}`);
  } finally {
    // Its own warden ends what it has started.
    grader.kill();
  }
  const { timing } = JSON.parse(readFileSync(join(out, "record.json"), "utf8")) as RunRecord;
  if (timing === undefined) throw new Error("the grading that is measured has no times");
  return timing;
}
