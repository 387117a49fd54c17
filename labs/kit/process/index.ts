/** The hosts that run a lab's programs as processes. */
export { runBuilder } from "./run-builder.ts";
export { runNode } from "./run-node.ts";
export { runProbe } from "./run-probe.ts";
export { runTracker } from "./run-tracker.ts";
