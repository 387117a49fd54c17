/**
 * `npm run worker -- --queue redis://host:6379 --key FILE`: grades what `npm run class --queue` puts into
 * the queue, until it is stopped. Exit status 2 for a mistake in the command or another version of the
 * project, 130 after Ctrl-C.
 */
import { hostname } from "node:os";
import process from "node:process";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import { mostAtATime } from "../class/executor-options.ts";
import { WardenLine } from "../cluster/warden-line.ts";
import { connect } from "../queue/connect.ts";
import { GradingWorker } from "../queue/grading-worker.ts";
import { MOST_GRADERS } from "../cluster/ports.ts";
import { createQueueSay, queueCatalogue as text } from "../queue/messages.ts";
import { QUEUE_OPTIONS, readQueueOptions, shownUrl } from "../queue/queue-options.ts";
import { runGraderProgram } from "./run-grader-program.ts";

const MAX_NAME_LENGTH = 100;
/** Seconds: a worker says that it lives twice in this time, from a thread that only waits. */
const DEFAULT_LEASE = 30;

const LINE: CommandLine = {
  name: "npm run worker --",
  options: {
    ...QUEUE_OPTIONS,
    queue: { type: "string", describe: text["option.worker-queue"] },
    jobs: { type: "number", describe: text["option.jobs"] },
    name: { type: "string", describe: text["option.name"] },
    lease: { type: "number", default: DEFAULT_LEASE, describe: text["option.lease"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

runGraderProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createQueueSay(language);
  const queue = readQueueOptions(given, process.env, language);
  if (queue === undefined) throw new UsageError(say("usage.no-queue"));
  const jobs =
    given["jobs"] === undefined
      ? mostAtATime()
      : wholeNumber("jobs", given["jobs"], [1, MOST_GRADERS], language);
  const leaseMs = positiveNumber("lease", given["lease"], language) * 1000;
  const asked = given["name"] as string | undefined;
  const name = (asked ?? `${hostname()}:${process.pid}`).slice(0, MAX_NAME_LENGTH);
  const bullmq = await connect(queue.url, language);
  const warden = new WardenLine();
  let stopping: Promise<void> | null = null;
  const stop = (message: string, status: number): void => {
    stopping ??= worker.stop().finally(() => {
      warden.close();
      process.stderr.write(`${message}\n`);
      process.exit(status);
    });
  };
  const worker = new GradingWorker(
    { ...queue, name, jobs, leaseMs, language },
    bullmq,
    warden,
    (message) => {
      stop(message, 2);
    },
  );
  onStopSignal(() => {
    stop(say("handedBack"), INTERRUPTED);
  });
  console.log(say("listening", { name, url: shownUrl(queue.url), jobs }));
});
