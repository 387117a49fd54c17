import type { SeenBlock } from "./block-tree.ts";

/** Something worth telling of during a race. */
export type RaceEvent =
  /** The first block of its height that was seen. */
  | { readonly kind: "won"; readonly winner: string | null; readonly block: SeenBlock }
  /** Another block of a height that has one already. */
  | { readonly kind: "fork"; readonly winner: string | null; readonly block: SeenBlock }
  /** A node's chain has other blocks in the place of some that it had. */
  | { readonly kind: "reorganised"; readonly at: number; readonly reorganisation: Reorganisation }
  /** A node was cut off from all others, or is connected again. */
  | { readonly kind: "cut" | "healed"; readonly at: number; readonly name: string };

/** How a node gave up blocks for others. */
export interface Reorganisation {
  /** The node. */
  readonly name: string;
  /** How many blocks it gave up. */
  readonly lost: number;
  /** The position of the first of them. */
  readonly from: number;
}
