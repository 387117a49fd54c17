/** The host that runs a lab's programs in virtual time, and what its users need to speak of it. */
export { describeFault, placeInStack } from "../process/fault.ts";
export { NotImplemented } from "../programs/not-implemented.ts";
export { deepFreeze } from "./deep-freeze.ts";
export { Crash } from "./disk.ts";
export { nameAt, nameOf, urlOf } from "./names.ts";
export { Purity } from "./purity.ts";
export { Random } from "./random.ts";
export { VirtualClock } from "./virtual-clock.ts";
export { World } from "./world.ts";
export type { Happening } from "./happening.ts";
export type { Programs, WorldOptions } from "./world-options.ts";
export type { Draft } from "../contract/block.ts";
export type { MiningResult, MiningWorker } from "../programs/mining.ts";
