/** One line of what happened. */
export interface Happening {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly kind: "frame" | "lost" | "start" | "crash" | "cut" | "heal" | "fault" | "block" | "end";
  readonly from: string;
  readonly to: string;
  /** The frame, or what is to be said. */
  readonly text: string;
  /** How long the answer is that goes back on the same way, in characters. */
  readonly answer?: number;
}
