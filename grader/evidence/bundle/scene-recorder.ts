import { basename } from "node:path";
import type { ClusterEvent } from "../../cluster/cluster-options.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import type { Sample, Scene, SceneEvent, SeenBlocks } from "./bundle.ts";
import { NodeSampler } from "./node-sampler.ts";

/** So many characters of a frame are kept where a report shows it: a chain of some ten blocks. */
const SHOWN_CHARACTERS = 16 * 1024;
/** So much of frames is kept of a scene that a report shows, and of each other one, in characters. */
const MAX_REPORT_CHARACTERS = 4 * 1024 * 1024;
const MAX_OTHER_CHARACTERS = 128 * 1024;

/** What was recorded of a run of a scenario. */
export interface RecordedScene {
  readonly scene: Scene;
  readonly frames: readonly string[];
  readonly samples: readonly Sample[];
  readonly blocks: SeenBlocks | null;
  /** What each program printed; only of a scene that a report shows. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Records one scenario, variant after variant, for the bundle of the run. */
export class SceneRecorder {
  /** How many characters of a frame the journal is to keep; undefined for its own choice. */
  readonly shownCharacters: number | undefined;
  /** What was recorded so far, a scene a variant. */
  readonly scenes: RecordedScene[] = [];
  readonly #scenario: string;
  readonly #isShown: boolean;
  readonly #now: () => number;
  #current: {
    readonly variant: Scene["variant"];
    readonly cluster: Cluster;
    readonly from: number;
    readonly events: SceneEvent[];
    readonly sampler: NodeSampler | null;
  } | null = null;

  /**
   * @param isShown - whether a report shows the scenario: then it is recorded in full.
   * @param now - the time since the run began, in milliseconds.
   */
  constructor(scenario: string, isShown: boolean, now: () => number) {
    this.#scenario = scenario;
    this.#isShown = isShown;
    this.#now = now;
    this.shownCharacters = isShown ? SHOWN_CHARACTERS : undefined;
  }

  /** A variant begins: nothing has been started yet. */
  begin(variant: Scene["variant"], cluster: Cluster): void {
    const about = { scenario: this.#scenario, variant };
    const sampler = this.#isShown ? new NodeSampler(cluster, about, this.#now) : null;
    sampler?.start();
    this.#current = { variant, cluster, from: this.#now(), events: [], sampler };
  }

  /** Notes what was done to programs and edges. */
  note(kind: ClusterEvent, names: readonly string[]): void {
    this.#current?.events.push({ ms: this.#now(), kind, names: [...names] });
  }

  /** Looks at the nodes a last time, while they still run. */
  async look(): Promise<void> {
    await this.#current?.sampler?.stop();
  }

  /** The variant is over. @param lines - its journal. @param outputs - what each program printed. */
  end(lines: readonly string[], outputs: ReadonlyMap<string, string>): void {
    if (this.#current === null) return;
    const { variant, cluster, from, events, sampler } = this.#current;
    this.#current = null;
    const { frames, missing } = this.#withinLimit(lines);
    const programs = cluster.programs().map(({ args, ...program }) => ({
      ...program,
      // Where the grader keeps its files is nobody's business, and another place in each run.
      args: args.map((arg) => (/[\\/].*\.db$/.test(arg) ? basename(arg) : arg)),
    }));
    const about = { scenario: this.#scenario, variant };
    this.scenes.push({
      scene: { ...about, from, to: this.#now(), programs, events, missingFrames: missing },
      frames,
      samples: sampler?.samples ?? [],
      blocks: sampler?.blocks() ?? null,
      outputs: this.#isShown ? outputs : new Map(),
    });
  }

  #withinLimit(lines: readonly string[]): {
    readonly frames: readonly string[];
    readonly missing: number;
  } {
    const limit = this.#isShown ? MAX_REPORT_CHARACTERS : MAX_OTHER_CHARACTERS;
    const frames: string[] = [];
    let characters = 0;
    let missing = 0;
    for (const line of lines) {
      const own = missingOf(line);
      characters += line.length;
      if (own > 0) missing += own;
      else if (characters > limit) missing += 1;
      else frames.push(line);
    }
    return { frames, missing };
  }
}

/** How many frames the journal itself left out, as its last line says. */
function missingOf(line: string): number {
  const found = /^\{"scenario":"[^"]*","variant":"[^"]*","missing":(\d+)\}$/.exec(line);
  return Number(found?.[1] ?? 0);
}
