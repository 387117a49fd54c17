/**
 * The tracker. `npm run tracker -- -t 5 ws://localhost:9000/ws` starts it.
 */
import type { TrackerContext, TrackerProgram } from "#kit";
import { Tracker } from "./tracker/tracker.ts";

/** A tracker that the host runs: it connects and sends through the network that it is given. */
export default function createTracker(context: TrackerContext): TrackerProgram {
  return new Tracker(context);
}
