import type { Language } from "../../labs/kit/language/language.ts";
import type { Stopwatch } from "../check/timing.ts";
import type { RunRecorder } from "../evidence/bundle/run-recorder.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { Control } from "./control.ts";
import type { Prepared } from "./prepare.ts";

/** How a run is made. */
export interface RunSettings {
  readonly seed: number;
  readonly timeoutFactor: number;
  readonly language: Language;
  /** The folder for the programs' logs, or null to keep none. */
  readonly logFolder: string | null;
  readonly isolation: Isolation;
  /** Who records the run for its bundle; left out, nobody does. */
  readonly recorder?: RunRecorder;
  /** What tells the submission from the machine; left out, see `createControl`. */
  readonly control?: Control;
  /** What was made ready before, in the same workspace; left out, it is done first. */
  readonly prepared?: Prepared;
  /** When it is aborted, no further scenario is begun, and what is under way counts for nothing. */
  readonly signal?: AbortSignal;
  /** How many scenarios run at a time; left out, what the machine bears. */
  readonly atATime?: number;
  /** Who is told what the time goes to; left out, nobody. */
  readonly stopwatch?: Stopwatch;
  /** Called after every check; what it throws is thrown when all are over. */
  readonly onProgress: () => void;
}
