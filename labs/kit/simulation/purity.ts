import crypto from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

/** Something that a program did without being handed it, and where. */
export interface Impurity {
  /** Such as `Math.random()`. */
  readonly what: string;
  /** The stack of the call, for file and line. */
  readonly stack: string;
}

/** Objects whose functions a lab's code must not call, and what each is called. */
const TRIPWIRES: readonly (readonly [object, string, readonly string[]])[] = [
  [Math, "Math", ["random"]],
  [performance, "performance", ["now"]],
  [globalThis, "", ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "fetch"]],
  [process, "process", ["hrtime", "nextTick"]],
  [crypto, "crypto", ["randomBytes", "randomInt", "randomUUID"]],
  [net, "net", ["connect", "createConnection", "createServer"]],
  [http, "http", ["request", "get", "createServer"]],
  [fs, "fs", ["readFileSync", "writeFileSync", "appendFileSync", "openSync", "readFile"]],
  [fs, "fs", ["writeFile", "appendFile", "createWriteStream", "createReadStream"]],
];

/**
 * Watches the clock, the random numbers, the files and the sockets of this process while a program's
 * code runs, so that what it takes on its own is named. Everything still works: the one who looks
 * must not change what is seen.
 */
export class Purity {
  /** What was noticed, each kind of call once. */
  readonly found = new Map<string, Impurity>();
  #depth = 0;

  constructor() {
    for (const [owner, name, functions] of TRIPWIRES) {
      const record = owner as Record<string, (...args: unknown[]) => unknown>;
      for (const key of functions) {
        const original = record[key];
        if (original === undefined) continue;
        const note = (): void => {
          this.#note(`${name === "" ? "" : `${name}.`}${key}()`);
        };
        record[key] = Object.assign(function (this: unknown, ...args: unknown[]) {
          note();
          return original.apply(this, args);
        }, original);
      }
    }
    this.#watchDate();
    syncBuiltinESMExports();
  }

  /** Runs code of a program. What it calls is noted, not what a promise of it does later. */
  watch<T>(run: () => T): T {
    this.#depth += 1;
    try {
      return run();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Runs code of the host that a program has called. */
  pause<T>(run: () => T): T {
    const depth = this.#depth;
    this.#depth = 0;
    try {
      return run();
    } finally {
      this.#depth = depth;
    }
  }

  #note(what: string): void {
    if (this.#depth === 0 || this.found.has(what)) return;
    this.found.set(what, { what, stack: new Error().stack ?? "" });
  }

  #watchDate(): void {
    const note = (what: string): void => {
      this.#note(what);
    };
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct(target, args: readonly unknown[]) {
        if (args.length === 0) note("new Date()");
        return Reflect.construct(target, args) as object;
      },
      apply() {
        note("Date()");
        return RealDate();
      },
      get(target, key, receiver) {
        if (key === "now") note("Date.now()");
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  }
}
