/**
 * `npm run record [lab]`: runs a small network for somebody who uses it by hand, and records all that
 * happens in it, for a lab report. Exit status 0 when the record was written, 1 when a program of the
 * submission does not start, 2 for a mistake in the command, 3 for a fault of the recorder itself.
 */
import { join, relative } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { ProgramError } from "../../labs/kit/command-line/run-program.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { CheckFailure } from "../check/failure.ts";
import { Workspace } from "../cluster/workspace.ts";
import { FRAMES_FILE } from "../evidence/bundle/bundle-files.ts";
import { writeBundle } from "../evidence/bundle/write-bundle.ts";
import type { BundleContent } from "../evidence/bundle/write-bundle.ts";
import { createSessionSay } from "../session/messages.ts";
import { doLine, tellClient, tellRunning } from "../session/session-lines.ts";
import { readSessionOptions } from "../session/session-options.ts";
import type { SessionOptions } from "../session/session-options.ts";
import { Session } from "../session/session.ts";
import { openSubmission } from "./open-submission.ts";
import { runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  const options = await readSessionOptions(args, process.env);
  const workspace = new Workspace();
  try {
    write(await record(options, workspace), options);
  } catch (error) {
    throw told(error, options);
  } finally {
    workspace.close();
  }
});

/** Runs the session until its user ends it. */
async function record(options: SessionOptions, workspace: Workspace): Promise<BundleContent> {
  const { lab, language } = options;
  const say = createSessionSay(language);
  const submission = openSubmission(options.submission, lab.id, language);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  onStopSignal(end);
  const session: Session = await Session.prepare({
    ...{ options, submission, workspace },
    onClient: (node, frame) => {
      console.log(tellClient(node, frame, session.seconds(), say));
    },
  });
  await session.start().catch((error: unknown) => {
    if (!(error instanceof CheckFailure)) throw error;
    const { program: name = "" } = error.failure;
    throw new ProgramError(say("not-started", { name, log: session.lastWords(name) }));
  });
  console.log(tellRunning(session, say));
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    if (line.trim() === "end") end();
    else if (line.trim() !== "") void doLine(line, session, say).then(console.log);
  });
  await ended;
  lines.close();
  process.stdin.destroy();
  return session.end();
}

/** @throws UsageError when the record can't be written. */
function write(content: BundleContent, { lab, out, language }: SessionOptions): void {
  const say = createSessionSay(language);
  const folder = out ?? join(projectRoot(), ".grade", lab.id, "session");
  const short = relative(process.cwd(), folder);
  const shown = short.startsWith("..") ? folder : short;
  try {
    const { runId, ms } = writeBundle(folder, content);
    const frames = String(content.files.get(FRAMES_FILE) ?? "").split("\n").length - 1;
    const seconds = (ms / 1000).toFixed(1);
    console.log(say("written", { runId, seconds, frames, folder: shown, lab: lab.id }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(say("cannot-write", { folder: shown, reason: code }));
  }
}

/** An error in the words of the reader. */
function told(error: unknown, { language, ports }: SessionOptions): unknown {
  const say = createSessionSay(language);
  if (error instanceof SubmissionError) return new UsageError(say(error.code, error.details));
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === "EADDRINUSE") return new UsageError(say("port-in-use", { port: port ?? ports }));
  return error;
}
