import type { Change } from "../contract/change.ts";
import type { Journal } from "./journal.ts";
import type { Log } from "./log.ts";

/** A builder as code without I/O: it seals the transactions that wait in a node's file (L5). */
export interface BuilderProgram {
  /** Seals a block if enough transactions wait; called again and again, after each change at least. */
  step(): void;
}

/** What a builder is given by the host that runs it. */
export interface BuilderContext {
  /** How many transactions must wait before a block is sealed. */
  readonly minItems: number;
  readonly log: Log;
  /** Opens the journal of the node, the file behind `-r`. */
  readonly journal: <Outcome>() => Journal<Change, Outcome>;
}
