import { cpus } from "node:os";

/** Processor time since the machine was started, added up over all processors, in milliseconds. */
export interface ProcessorTimes {
  readonly idle: number;
  readonly all: number;
}

/** What the processors of this machine have spent until now, for whomever. */
export function processorTimes(): ProcessorTimes {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap(({ user, nice, sys, idle, irq }) => [user, nice, sys, idle, irq])),
  };
}
