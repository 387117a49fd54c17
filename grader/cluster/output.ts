/** How much of a program's output is kept from its beginning, and how much from its end. */
const KEPT_BYTES = 64 * 1024;

/** What a program printed: its beginning and its end, however much lies between. */
export class Output {
  #head = "";
  #tail = "";
  #bytes = 0;

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

  /** The last lines, without those that are empty. */
  lastLines(count: number): string {
    const lines = (this.#head + this.#tail).split(/\r?\n/).filter((line) => line.trim() !== "");
    return lines
      .slice(-count)
      .map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line))
      .join("\n");
  }
}
