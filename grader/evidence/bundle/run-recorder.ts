import { createHash } from "node:crypto";
import type { RunOptions } from "../../check/run-scenario.ts";
import type { RunRecord } from "../../record/record.ts";
import {
  BLOCKS_FILE,
  FRAMES_FILE,
  RECORD_FILE,
  SAMPLES_FILE,
  SCENES_FILE,
  terminalPath,
} from "./bundle-files.ts";
import type { BundleContent } from "./write-bundle.ts";
import { SceneRecorder } from "./scene-recorder.ts";
import type { RecordedScene } from "./scene-recorder.ts";

/** Records a run of the grader for its bundle. */
export class RunRecorder {
  readonly #began = performance.now();
  readonly #report: readonly string[];
  readonly #scenes = new Map<string, SceneRecorder>();
  #files: readonly (readonly [string, Uint8Array])[] = [];

  /** @param report - the scenarios that a report shows, by id. */
  constructor(report: readonly string[]) {
    this.#report = report;
  }

  /** What makes a scenario's run be recorded; one that is run once more is recorded anew. */
  of(scenario: string): Pick<RunOptions, "journalFrom" | "recorder"> {
    const isShown = this.#report.includes(scenario);
    const recorder = new SceneRecorder(scenario, isShown, () => this.#now());
    this.#scenes.set(scenario, recorder);
    return { journalFrom: this.#began, recorder };
  }

  /** Keeps the files that were graded: paths below the submission's root, and their contents. */
  keep(files: readonly (readonly [string, Uint8Array])[]): void {
    this.#files = files;
  }

  /** All that the bundle of the run holds. */
  finish(record: RunRecord): BundleContent {
    const recorded = [...this.#scenes.values()].flatMap(({ scenes }) => scenes);
    const scenes = recorded.sort((one, other) => one.scene.from - other.scene.from);
    const files = [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      record,
      submission: {
        name: record.submission,
        files: files.map(([path, content]) => ({
          path,
          sha256: createHash("sha256").update(content).digest("hex"),
        })),
        hash: record.hash ?? "",
        changed: record.changed === true,
      },
      report: this.#report.filter((id) => this.#scenes.has(id)),
      missingFrames: scenes.reduce((sum, { scene }) => sum + scene.missingFrames, 0),
      files: new Map([
        [RECORD_FILE, `${JSON.stringify(record, null, 2)}\n`],
        [SCENES_FILE, lines(scenes.map(({ scene }) => JSON.stringify(scene)))],
        [FRAMES_FILE, lines(scenes.flatMap(({ frames }) => frames))],
        [SAMPLES_FILE, lines(scenes.flatMap(({ samples }) => samples.map(toLine)))],
        [
          BLOCKS_FILE,
          lines(scenes.flatMap(({ blocks }) => (blocks === null ? [] : [blocks]).map(toLine))),
        ],
        ...terminalsOf(scenes),
      ]),
    };
  }

  #now(): number {
    return Math.round((performance.now() - this.#began) * 10) / 10;
  }
}

/** What programs printed, of the first variant of each scenario that a report shows. */
function terminalsOf(scenes: readonly RecordedScene[]): [string, string][] {
  const first = new Map<string, string>();
  for (const { scene, outputs } of scenes) {
    for (const [program, text] of outputs) {
      const path = terminalPath(scene.scenario, program);
      if (!first.has(path)) first.set(path, text);
    }
  }
  return [...first];
}

function toLine(value: object): string {
  return JSON.stringify(value);
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join("");
}
