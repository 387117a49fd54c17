import { relevantLines } from "./log-lines.ts";

/** How much of a program's output is kept from its beginning, and how much from its end. */
const KEPT_BYTES = 64 * 1024;
/** How much of a long line is shown. */
const SHOWN_CHARACTERS = 300;

/** What a program printed: its beginning and its end, however much lies between. */
export class Output {
  #head = "";
  #tail = "";
  #bytes = 0;
  /** How much had been printed at the last `begin`. */
  #begun = 0;

  /** How much was printed, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes a piece of output. */
  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    let text = chunk.toString();
    if (this.#head.length < KEPT_BYTES) {
      const room = KEPT_BYTES - this.#head.length;
      this.#head += text.slice(0, room);
      text = text.slice(room);
    }
    if (text !== "") this.#tail = (this.#tail + text).slice(-KEPT_BYTES);
  }

  /** All that is kept; a line says how much is left out. */
  text(): string {
    const missing = this.#bytes - this.#head.length - this.#tail.length;
    const gap = missing > 0 ? `\n… ${missing} bytes left out …\n` : "";
    return this.#head + gap + this.#tail;
  }

  /** Notes that something new begins: what is printed from now on is recent. */
  begin(): void {
    this.#begun = this.#bytes;
  }

  /** The lines that have to do with what went wrong since the last `begin`. */
  relevantLines(): string {
    const text = this.#head + this.#tail;
    const lines = linesOf(text);
    const recent = linesOf(text.slice(-Math.max(this.#bytes - this.#begun, 1)));
    const isAny = this.#bytes > this.#begun;
    return show(relevantLines(lines, isAny ? recent.length : 0));
  }

  /** The last lines, without those that are empty. */
  lastLines(count: number): string {
    return show(linesOf(this.#head + this.#tail).slice(-count));
  }
}

/** The lines of a text that are not empty. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

function show(lines: readonly string[]): string {
  return lines
    .map((line) => (line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line))
    .join("\n");
}
