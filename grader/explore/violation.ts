/** What must hold in every schedule, by stable names; `report` says why. */
export type Invariant =
  | "answers"
  | "no-throw"
  | "none-lost"
  | "none-twice"
  | "disjoint"
  | "valid-chain"
  | "one-chain"
  | "one-pool"
  | "all-known";

/** Something that must hold and did not. */
export interface Violation {
  readonly invariant: Invariant;
  /** Seconds from the beginning. */
  readonly at: number;
  readonly node: string;
  /** What was found: ids, faults, hashes. */
  readonly found: string;
}
