import type { DemoView, FrameView } from "../view.ts";
import { svg } from "./svg.ts";

/** Pixels of a second, and the width of an arrow: what takes less than a millisecond is to be seen. */
const PX_PER_MS = 0.06;
const SLANT = 14;
const LANE_HEIGHT = 48;
const TOP = 26;
/** Room for the lanes' names on the left. */
export const NAME_WIDTH = 52;
/** Messages older than this are taken out of the drawing. */
const KEPT_MS = 60_000;
/** Labels closer than this to the one before, on the same lanes, are left out. */
const LABEL_GAP = 130;

/** The moving diagram of messages: a lane a program, time from left to right, now at the right edge. */
export class Timeline {
  readonly #drawing: SVGSVGElement;
  readonly #lanes = svg("g", { class: "lanes" });
  readonly #names = svg("g", { class: "names" });
  readonly #moving = svg("g");
  /** Words stand above all arrows. */
  readonly #lines = svg("g");
  readonly #words = svg("g");
  readonly #arrows: { readonly at: number; readonly made: SVGElement }[] = [];
  readonly #labelled = new Map<string, number>();
  #places = new Map<string, number>();
  /** The demo's clock against the page's own. */
  #offset: number | null = null;
  #pausedAt: number | null = null;
  /** Frames that wait until the diagram goes on. */
  #waiting: FrameView[] = [];

  constructor(drawing: SVGSVGElement) {
    this.#drawing = drawing;
    this.#moving.append(this.#lines, this.#words);
    drawing.append(this.#lanes, this.#moving, this.#names);
    const move = (): void => {
      this.#move();
      requestAnimationFrame(move);
    };
    move();
  }

  get isPaused(): boolean {
    return this.#pausedAt !== null;
  }

  /** Stands still, or goes on; nothing that comes meanwhile is lost. */
  pause(): void {
    if (this.#pausedAt === null) {
      this.#pausedAt = performance.now();
      return;
    }
    this.#pausedAt = null;
    for (const frame of this.#waiting.splice(0)) this.#draw(frame);
  }

  /** Draws a lane for each program. @param you - what the reader's own lane is called. */
  showLanes({ programs }: DemoView, you: string): void {
    const names = [
      "you",
      ...programs.filter(({ kind }) => kind !== "builder").map((one) => one.name),
    ];
    this.#places = new Map(names.map((name, place) => [name, TOP + place * LANE_HEIGHT]));
    const height = TOP + names.length * LANE_HEIGHT - 16;
    this.#drawing.setAttribute("height", String(height));
    this.#lanes.replaceChildren(
      ...names.map((name) => {
        const y = this.#places.get(name) ?? 0;
        const { isRunning = true } = programs.find((one) => one.name === name) ?? {};
        const attributes = { x1: NAME_WIDTH, x2: "100%", y1: y, y2: y };
        return svg("line", { ...attributes, class: isRunning ? "lane" : "lane stopped" });
      }),
    );
    const cover = svg("rect", { width: NAME_WIDTH, height: "100%", class: "cover" });
    const texts = names.map((name) => {
      const y = (this.#places.get(name) ?? 0) + 6;
      return svg("text", { x: 0, y }, [name === "you" ? you : name]);
    });
    this.#names.replaceChildren(cover, ...texts);
  }

  /** Takes in messages. @param now - the demo's clock when they were told. */
  add(frames: readonly FrameView[], now: number): void {
    const offset = now - performance.now();
    // The least delay seen tells the clocks' difference best.
    this.#offset = this.#offset === null ? offset : Math.max(this.#offset, offset);
    for (const frame of frames) {
      if (this.#pausedAt === null) this.#draw(frame);
      else this.#waiting.push(frame);
    }
  }

  #draw(frame: FrameView): void {
    const [from, to] = [this.#places.get(frame.from), this.#places.get(frame.to)];
    if (from === undefined || to === undefined) return;
    // A reply leaves when its request has come: most take less time than a pixel shows.
    const x = frame.at * PX_PER_MS + (frame.status === null ? 0 : SLANT);
    const kind =
      frame.status === null ? "" : frame.status < 300 && frame.status > 0 ? " good" : " bad";
    const made = svg("g", { class: `arrow${frame.isRoutine ? " routine" : ""}${kind}` });
    const tip = to > from ? -9 : 9;
    made.append(
      svg("title", {}, [`${frame.from} → ${frame.to}: ${frame.label}`]),
      svg("line", { x1: x, y1: from, x2: x + SLANT, y2: to }),
      svg("path", { d: `M${x + SLANT} ${to}l-7 ${tip}l9 0z` }),
    );
    // What was accepted is green; only what was not is worth a word more.
    const isTold = !frame.isRoutine && kind !== " good";
    if (isTold && this.#hasRoom(frame, x)) {
      const y = (from + to) / 2 + 5;
      const word = svg("text", { x: x + SLANT + 8, y, class: `word${kind}` }, [frame.label]);
      this.#words.append(word);
      this.#arrows.push({ at: frame.at, made: word });
    }
    this.#lines.append(made);
    this.#arrows.push({ at: frame.at, made });
    const first = this.#arrows.findIndex(({ at }) => at > frame.at - KEPT_MS);
    for (const old of this.#arrows.splice(0, Math.max(0, first))) old.made.remove();
  }

  /** Whether the label of a message does not cover the one before it. */
  #hasRoom({ from, to, status }: FrameView, x: number): boolean {
    const lanes = `${[from, to].sort().join(" ")} ${String(status === null)}`;
    if (x - (this.#labelled.get(lanes) ?? -Infinity) < LABEL_GAP) return false;
    this.#labelled.set(lanes, x);
    return true;
  }

  #move(): void {
    const width = this.#drawing.clientWidth;
    const now = (this.#pausedAt ?? performance.now()) + (this.#offset ?? 0);
    this.#moving.setAttribute("transform", `translate(${width - 40 - now * PX_PER_MS} 0)`);
  }
}
