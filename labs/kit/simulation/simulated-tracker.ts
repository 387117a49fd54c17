import type { Log } from "../programs/log.ts";
import type { TrackerContext, TrackerProgram } from "../programs/tracker-program.ts";
import { urlOf } from "./names.ts";
import { SimulatedSockets } from "./simulated-sockets.ts";
import type { World } from "./world.ts";

/** What a tracker of the simulation is. */
export interface TrackerOptions {
  readonly name: string;
  /** The node that it begins with, whose side of a partition it is on. */
  readonly seed: string;
  readonly program: (context: TrackerContext) => TrackerProgram;
  /** Seconds between two ticks. */
  readonly sleep: number;
  /** How many nodes it connects to at most. */
  readonly maxConnections: number;
  readonly log: Log;
  /** Called when it has no node left. */
  readonly end: () => void;
}

/** A tracker in virtual time: its program, its connections and its ticks. */
export class SimulatedTracker {
  readonly sockets: SimulatedSockets;
  readonly #world: World;
  readonly #options: TrackerOptions;
  #program: TrackerProgram | undefined;

  constructor(world: World, options: TrackerOptions) {
    this.#world = world;
    this.#options = options;
    const { name, seed } = options;
    this.sockets = new SimulatedSockets(
      world,
      { name, seed },
      {
        onOpen: (url) => {
          this.#act((program) => {
            program.onOpen(url);
          });
        },
        onMessage: (url, text) => {
          this.#act((program) => {
            program.onMessage(url, text);
          });
        },
        onClose: (url) => {
          this.#act((program) => {
            program.onClose(url);
          });
        },
      },
    );
  }

  /** Has it connect to its seed, and tick from then on. */
  start(): void {
    const { program, seed, maxConnections, sleep, log, name, end } = this.#options;
    const { clock } = this.#world;
    const network = this.sockets;
    const made = this.#world.act(name, () =>
      program({ seedUrl: urlOf(seed), maxConnections, network, log, end }),
    );
    this.#program = made;
    if (made === undefined) return;
    const tick = (): void => {
      if (this.#program === undefined) return;
      this.#act((running) => {
        running.onTick();
      });
      clock.plan(sleep, tick);
    };
    clock.plan(sleep, tick);
    this.#act((running) => {
      running.start();
    });
  }

  /** Ends it, as from outside. */
  close(): void {
    this.#program = undefined;
    this.sockets.close();
  }

  #act(run: (program: TrackerProgram) => void): void {
    const program = this.#program;
    if (program === undefined) return;
    this.#world.act(this.#options.name, () => {
      run(program);
    });
  }
}
