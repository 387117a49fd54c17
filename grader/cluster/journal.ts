/**
 * What became of a frame:
 *
 * - `passed`: it went on as it came. - `dropped`: a cut swallowed it. - `delayed`, `slowed`: it went on
 *   later. - `duplicated`: it is the second copy of a request. - `withheld`: the reply to such a copy,
 *   which nobody asked for. - `broken`: no frame, but a connection that a cut has ended.
 */
export type FrameVerdict =
  "passed" | "dropped" | "delayed" | "slowed" | "duplicated" | "withheld" | "broken";

/** A frame that came by, or one exchange by HTTP. */
export interface Frame {
  /** Between whom, such as `t→n1`; `→n1` where more than one program may have opened it. */
  readonly edge: string;
  /** Which of several connections of the grader to one node; missing for its first one. */
  readonly connection?: string;
  /** `in`: to the node, as requests go; `out`: from it, as replies go. */
  readonly direction: "in" | "out";
  readonly bytes: number;
  /** The operation of a request or the status of a reply, where there is one. */
  readonly what: string;
  readonly verdict: FrameVerdict;
  /** All of it. */
  readonly data: Buffer;
}

/** How many characters of a frame are kept, unless somebody asks for more. */
const SHOWN_CHARACTERS = 300;
/** Frames are kept up to this number for each scenario; the last ones are left out. */
const MAX_FRAMES = 100_000;
/** How far from its beginning or its end the operation of a frame is looked for. */
const LOOKED_AT_BYTES = 400;

/** The frames of a scenario in the order in which they came, as lines of JSON. */
export class Journal {
  readonly #began: number;
  readonly #run: { readonly scenario: string; readonly variant: string };
  readonly #shown: number;
  readonly #lines: string[] = [];
  #missing = 0;

  /**
   * @param began - what the times count from, as `performance.now()` gives it.
   * @param run - what every line says besides: which scenario, and with which ids.
   * @param shown - how many characters of a frame are kept.
   */
  constructor(
    began: number,
    run: { readonly scenario: string; readonly variant: string },
    shown = SHOWN_CHARACTERS,
  ) {
    this.#began = began;
    this.#run = run;
    this.#shown = shown;
  }

  /** The time since the run began, in milliseconds. */
  now(): number {
    return Math.round((performance.now() - this.#began) * 10) / 10;
  }

  /** Called with every frame, once somebody has set it. */
  onFrame: ((frame: Frame) => void) | null = null;

  /** Takes a frame. */
  add({ data, ...frame }: Frame): void {
    this.onFrame?.({ data, ...frame });
    if (this.#lines.length >= MAX_FRAMES) {
      this.#missing += 1;
      return;
    }
    const text = beginningOf(data, this.#shown);
    this.#lines.push(JSON.stringify({ ms: this.now(), ...this.#run, ...frame, text }));
  }

  /** All that was kept, a line each; the last line says how many are missing, if any are. */
  lines(): readonly string[] {
    return this.#missing === 0
      ? this.#lines
      : [...this.#lines, JSON.stringify({ ...this.#run, missing: this.#missing })];
  }
}

/** The beginning of a frame's text; an ellipsis says that it is not all. */
function beginningOf(data: Buffer, shown: number): string {
  const text = data.subarray(0, shown).toString();
  return data.length > shown ? `${text}…` : text;
}

/** The operation of a request or the status of a reply; empty when there is none to be seen. */
export function whatOf(data: Buffer): string {
  const text =
    data.length <= 2 * LOOKED_AT_BYTES
      ? data.toString("latin1")
      : data.toString("latin1", 0, LOOKED_AT_BYTES) +
        data.toString("latin1", data.length - LOOKED_AT_BYTES);
  const found = /"op"\s*:\s*"([^"]{1,32})"|"status"\s*:\s*(\d{1,4})/.exec(text);
  return found?.[1] ?? found?.[2] ?? "";
}
