/** What a grading spends time on; `own` is the grader's own start, before anything of a submission runs. */
export const SPANS = ["own", "build", "start", "replay", "wait", "stop"] as const;
export type Span = (typeof SPANS)[number];

/** What is told when a span begins and ends. */
export interface Stopwatch {
  /** Does some work, which is part of this span; returns what it returns, and throws what it throws. */
  readonly span: <T>(span: Span, work: () => Promise<T>) => Promise<T>;
}

/** For who does not want to know: nothing is measured. */
export const UNTIMED: Stopwatch = { span: (_span, work) => work() };

/** Adds up the spans of a grading. Scenarios run side by side, so together they outlast the run. */
export class Timing implements Stopwatch {
  readonly #ms = new Map<Span, number>();

  /** Adds milliseconds to a span. */
  add(span: Span, ms: number): void {
    this.#ms.set(span, (this.#ms.get(span) ?? 0) + ms);
  }

  async span<T>(span: Span, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.add(span, performance.now() - began);
    }
  }

  /** The milliseconds of every span so far; whole numbers. */
  parts(): Record<Span, number> {
    const of = (span: Span): number => Math.round(this.#ms.get(span) ?? 0);
    return Object.fromEntries(SPANS.map((span) => [span, of(span)])) as Record<Span, number>;
  }
}
