/** Which frames of an edge a fault acts on: those to the node, those from it, or both. */
export type Direction = "in" | "out" | "both";

/** What happens on an edge now. */
export interface EdgeFaults {
  /**
   * `both` is a pulled cable: no connection lasts and none can be opened. With `in` or `out` the
   * frames of that direction are swallowed while the connections stay.
   */
  readonly cut: Direction | null;
  /** Milliseconds that each frame is late, and in which direction. */
  readonly delay: { readonly ms: number; readonly direction: Direction } | null;
  /** How many bytes a second get through, and in which direction; more is not even read. */
  readonly slow: { readonly bytes: number; readonly direction: Direction } | null;
  /** Whether requests whose repetition means nothing new arrive twice. */
  readonly duplicate: boolean;
}

/** An edge on which nothing happens. */
export const NO_FAULTS: EdgeFaults = { cut: null, delay: null, slow: null, duplicate: false };

/** Whether a fault acts on frames of this direction. */
export function actsOn(fault: Direction | null | undefined, direction: "in" | "out"): boolean {
  return fault === direction || fault === "both";
}
