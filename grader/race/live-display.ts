import chalk from "chalk";
import { createLogUpdate } from "log-update";
import type { Language } from "../../labs/kit/language/language.ts";
import { createRaceSay } from "./messages.ts";
import type { RaceSay } from "./messages.ts";
import type { RaceEvent } from "./race-event.ts";
import type { RaceView, Standing } from "./race-view.ts";
import { pad } from "./table.ts";

/** How many of the last events a terminal shows. */
const SHOWN_EVENTS = 8;
/** Places of the bar that shows how long a node's chain is. */
const BAR_WIDTH = 20;
/** Characters of a hash that are shown. */
const SHOWN_HASH = 12;

/**
 * Shows how a race goes on: on a terminal a line a node and the last events, which change in place;
 * elsewhere a line is printed for each event as it happens.
 */
export class LiveDisplay {
  readonly #blocks: number;
  readonly #say: RaceSay;
  readonly #update = process.stdout.isTTY ? createLogUpdate(process.stdout) : null;
  #events: string[] = [];

  /** @param blocks - how long the race is. */
  constructor(blocks: number, language: Language) {
    this.#blocks = blocks;
    this.#say = createRaceSay(language);
  }

  /** Shows how the nodes stand, and what has happened. */
  show(view: RaceView, events: readonly RaceEvent[]): void {
    const lines = events.map((event) => this.#line(event));
    if (this.#update === null) {
      for (const line of lines) console.log(line);
      return;
    }
    this.#events = [...this.#events, ...lines].slice(-SHOWN_EVENTS);
    const standings = view.standings();
    const nodes = standings.map((standing) => this.#standing(standing, standings));
    this.#update([...nodes, "", ...this.#events].join("\n"));
  }

  /** The race begins anew: what was shown of it is forgotten. */
  restart(why: string): void {
    this.#events = [];
    this.#update?.clear();
    console.log(chalk.yellow(why));
  }

  /** Leaves the last state on the terminal; may be called twice. */
  end(): void {
    this.#update?.done();
  }

  #standing({ name, length, tip, won }: Standing, all: readonly Standing[]): string {
    const say = this.#say;
    const filled = Math.min(BAR_WIDTH, Math.round((BAR_WIDTH * length) / this.#blocks));
    const bar = chalk.green("█".repeat(filled)) + chalk.dim("░".repeat(BAR_WIDTH - filled));
    const column = (text: (standing: Standing) => string, own: string): string =>
      pad(own, Math.max(...all.map((standing) => text(standing).length)), true);
    const blocks = say("standing.blocks", {
      length: column((one) => String(one.length), String(length)),
    });
    const wins = say("standing.won", { won: column((one) => String(one.won), String(won)) });
    const shown = chalk.dim(pad(tip.slice(0, SHOWN_HASH), SHOWN_HASH));
    return `  ${chalk.bold(pad(name, 3))} ${bar} ${blocks}  ${shown}  ${wins}`;
  }

  #line(event: RaceEvent): string {
    const at = event.kind === "won" || event.kind === "fork" ? event.block.at : event.at;
    const time = chalk.dim(`${(at / 1000).toFixed(1).padStart(7)} s`);
    return `${time}  ${this.#text(event)}`;
  }

  #text(event: RaceEvent): string {
    const say = this.#say;
    switch (event.kind) {
      case "won":
      case "fork": {
        const { index, hash } = event.block;
        const winner = event.winner ?? say("nobody");
        const text = say(`event.${event.kind}`, { index, winner });
        const shown = chalk.dim(hash.slice(0, SHOWN_HASH));
        return `${event.kind === "fork" ? chalk.yellow(text) : text}  ${shown}`;
      }
      case "reorganised":
        return chalk.magenta(say("event.reorganised", { ...event.reorganisation }));
      case "cut":
      case "healed":
        return chalk.cyan(say(`event.${event.kind}`, { name: event.name }));
    }
  }
}
