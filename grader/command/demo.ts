/**
 * `npm run demo [lab]`: runs a small network and shows it on a page, until Ctrl-C. Exit status 0 when
 * it was ended so, 1 when a program of the submission does not start, 2 for a mistake in the command,
 * 3 for a fault of the demo itself.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { ProgramError, runProgram } from "../../labs/kit/command-line/run-program.ts";
import { onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { findSubmission, referenceIfThere } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { buildPage, clusterPage } from "../../labs/kit/tools/build-page.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Workspace } from "../cluster/workspace.ts";
import { NetworkFailure } from "../demo/demo-network.ts";
import { readDemoOptions } from "../demo/demo-options.ts";
import type { DemoOptions } from "../demo/demo-options.ts";
import { Demo } from "../demo/demo.ts";
import { demoSay } from "../demo/messages.ts";
import { openInBrowser } from "../demo/open-in-browser.ts";
import { planDemo } from "../demo/plan.ts";
import { detectIsolation } from "../isolation/detect.ts";

process.argv.splice(2, 1);
runProgram(async ({ args }) => {
  const options = await readDemoOptions(args, process.env);
  const workspace = new Workspace();
  try {
    await show(options, workspace);
  } catch (error) {
    workspace.close();
    throw told(error, options);
  }
});

/** Starts the demo; it goes on until a signal to stop. */
async function show(options: DemoOptions, workspace: Workspace): Promise<void> {
  const { lab, language, sleep, zeros, isOpened } = options;
  const say = demoSay(language);
  let demo: Demo | null = null;
  onStopSignal(() => {
    workspace.close();
    void demo?.stop();
    process.stderr.write(`${say("stopped")}\n`);
    process.exit(0);
  });
  const plan = planDemo(lab);
  const submission = findSubmission(options.submission ?? referenceIfThere(), lab.id);
  const kinds = [...new Set(plan.programs.map(({ kind }) => kind))];
  const folder = join(workspace.folder, "demo");
  const launcher = await Launcher.prepare(submission, kinds, folder, detectIsolation("auto"));
  for (const kind of kinds) {
    const fault = launcher.fault(kind);
    if (fault !== null) throw fault;
  }
  const html = readFileSync(await buildPage(clusterPage), "utf8");
  const network = { lab, plan, launcher, workspace, sleep, zeros, language };
  const started = await Demo.start(network, html, options.port);
  demo = started.demo;
  console.log(`${say("running")}\n${started.url}\n${say("how-to-stop")}`);
  if (isOpened) openInBrowser(started.url);
}

/** An error in the words of the reader. */
function told(error: unknown, { language, port }: DemoOptions): unknown {
  const say = demoSay(language);
  if (error instanceof SubmissionError) return new UsageError(say(error.code, error.details));
  if (error instanceof NetworkFailure) {
    return new ProgramError(say("not-started", { reason: error.message }));
  }
  if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") {
    return new UsageError(say("port-in-use", { port }));
  }
  const { stack, message } = error as Error;
  process.stderr.write(`${say("fault", { error: stack ?? message })}\n`);
  process.exit(3);
}
