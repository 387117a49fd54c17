import chalk from "chalk";
import type { Log, LogLevel } from "../programs/log.ts";

const COLOURS: Readonly<Record<LogLevel, (text: string) => string>> = {
  debug: (text) => chalk.gray(text),
  info: (text) => text,
  warning: (text) => chalk.yellow(text),
  error: (text) => chalk.red(text),
  critical: (text) => chalk.bold.red(text),
};

/**
 * A log on standard output, a line a message, with the local time as on the slides and the level:
 * `[2021-05-12 18:48:09,714] INFO Spawning new peer: ws://localhost:9000/ws`.
 *
 * @param options.debug - whether messages of level `debug` are printed.
 */
export function createLog({ debug }: { readonly debug: boolean }): Log {
  const print = (level: LogLevel) => (message: string) => {
    const line = `[${timestamp(new Date())}] ${level.toUpperCase()} ${message}`;
    process.stdout.write(`${COLOURS[level](line)}\n`);
  };
  return {
    debug: debug ? print("debug") : () => undefined,
    info: print("info"),
    warning: print("warning"),
    error: print("error"),
    critical: print("critical"),
  };
}

/** The local time as Python's `logging` writes it. */
function timestamp(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
  return `${date} ${clock},${String(time.getMilliseconds()).padStart(3, "0")}`;
}
