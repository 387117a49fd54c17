/**
 * The builder: its parts put together. `npm run builder -- -r 9000.db` starts it beside a node.
 */
import type { BuilderContext, BuilderProgram } from "#kit";
import { Builder } from "./builder/builder.ts";
import { Ledger } from "./ledger/ledger.ts";
// #from reference
import { STATE_FORM } from "./ledger/saved-state.ts";
// #endfrom

/** What the thread for mining jobs runs. */
export { mine } from "./mining/mine.ts";
// #from reference
/** What it runs with `--fast`. */
export { mineInLanes as mineFast } from "./mining/mine-in-lanes.ts";
// #endfrom

/** A builder that the host runs, on the file of a node. */
export default function createBuilder(context: BuilderContext): BuilderProgram {
  // #lab5 const ledger = new Ledger(context.journal());
  // #from reference
  const ledger = new Ledger(context.journal(STATE_FORM));
  // #endfrom
  ledger.open();
  return new Builder(ledger, context);
}
