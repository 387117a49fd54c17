/**
 * `npm run tournament LAB -- SUBMISSIONS`: lets submissions meet, each against each and all together, and
 * says who understands whom. Exit status 0 when everything arrived, 1 when something did not, 2 for a
 * mistake in the command, 3 for a fault of the grader or the machine.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import chalk from "chalk";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { REFERENCE, findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { ArchiveError } from "../class/archive/archive-error.ts";
import { tellVerdict } from "../class/verdict-messages.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Workspace } from "../cluster/workspace.ts";
import { runSideBySide } from "../grade/concurrency.ts";
import { measureMachine } from "../grade/machine.ts";
import { readRules } from "../grade/plan.ts";
import { detectIsolation } from "../isolation/detect.ts";
import { capacityHere } from "../limits/capacity.ts";
import { scenariosAtATime } from "../limits/scenarios-at-a-time.ts";
import { createSay } from "../report/explain.ts";
import { openAll } from "../submissions/open-all.ts";
import type { Opened } from "../submissions/open-all.ts";
import { makeReady } from "../tournament/entrant.ts";
import type { Arena } from "../tournament/entrant.ts";
import { playPairs, playTogether } from "../tournament/hold-tournament.ts";
import { SIGNS } from "../tournament/matrix.ts";
import { createTournamentSay } from "../tournament/messages.ts";
import { raceOf } from "../tournament/race-of.ts";
import { renderPage } from "../tournament/render-page.ts";
import { renderText } from "../tournament/render-text.ts";
import { readTournamentOptions } from "../tournament/tournament-options.ts";
import type { TournamentOptions } from "../tournament/tournament-options.ts";
import type { Member, TournamentResult } from "../tournament/tournament-result.ts";
import { runGraderProgram } from "./run-grader-program.ts";

/** Each against each: 40 submissions are 780 matches, which take about half an hour. */
const MAX_SUBMISSIONS = 40;
/** Nodes that find each other in one network; a tracker asks every one of them at every tick. */
const LEAST_TOGETHER = 3;

runGraderProgram(async ({ args }) => {
  await hold(await readTournamentOptions(args, process.env));
});

async function hold(options: TournamentOptions): Promise<void> {
  const { language, seed } = options;
  const say = createTournamentSay(language);
  const lab = findLab(options.lab, language);
  checkPaths(options);
  const place = makePlace();
  const workspace = new Workspace();
  const abort = new AbortController();
  const clear = (): void => {
    workspace.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  onStopSignal(() => {
    abort.abort();
    clear();
    process.stderr.write(`${say("interrupted")}\n`);
    process.exit(INTERRUPTED);
  });
  try {
    const opened = await open(options, place);
    const startedAt = new Date().toISOString();
    const { factor } = await measureMachine(workspace);
    const arena: Arena = {
      ...{ lab, workspace, seed, timeoutFactor: factor },
      isolation: detectIsolation("auto"),
      locale: language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8",
    };
    const { entrants, members } = await prepare(opened, arena, language);
    const count = entrants.length;
    console.log(chalk.bold(say("title", { lab: lab.id })));
    console.log(say("head", { count, matches: (count * (count - 1)) / 2, seed }));
    const host = {
      ...{ arena, rules: readRules(), language, signal: abort.signal },
      referee: await prepareReferee(arena),
      atATime: scenariosAtATime(capacityHere()),
      onMatch: ({ left, right, toRight, toLeft }: TournamentResult["matches"][number]) => {
        if (!process.stdout.isTTY) return;
        console.log(
          chalk.dim(say("match", { left, right, signs: SIGNS[toRight] + SIGNS[toLeft] })),
        );
      },
    };
    const matches = await playPairs(entrants, host);
    const together = count < LEAST_TOGETHER ? null : await playTogether(entrants, host);
    const race = lab.id === "lab4" && count > 1 ? await raceOf(entrants, arena, language) : null;
    const result: TournamentResult = {
      ...{ version: 1, lab: lab.id, seed, startedAt, members, matches, together, race },
    };
    console.log(`\n${renderText(result, say)}`);
    write(resolve(options.out), renderPage(result, language), language);
    if (options.json !== undefined) {
      write(options.json, `${JSON.stringify(result, null, 2)}\n`, language);
    }
    console.log(say("written", { file: resolve(options.out) }));
    process.exitCode = isGood(result) ? 0 : 1;
  } finally {
    clear();
  }
}

function isGood({ matches, together, members }: TournamentResult): boolean {
  const isAllThere = members.every(({ fault }) => fault === null);
  const isWhole = together === null || (together.broke === null && together.left.length === 0);
  return isAllThere && isWhole && matches.every(({ broke }) => broke === null);
}

/** @throws UsageError when a path is missing, or the reference. */
function checkPaths({ paths, lab, language }: TournamentOptions): void {
  const say = createTournamentSay(language);
  const missing = paths.length === 0 ? "SUBMISSIONS" : paths.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new UsageError(say("usage.no-submissions", { path: missing, lab }));
  if (!existsSync(join(projectRoot(), REFERENCE, "lab.json"))) {
    throw new UsageError(say("usage.no-reference"));
  }
}

/** A folder for copies of the submissions; packages are found in the folders above it. */
function makePlace(): string {
  const above = join(projectRoot(), ".grade");
  mkdirSync(above, { recursive: true });
  return mkdtempSync(join(above, "tournament-"));
}

/** @throws UsageError when there are too few submissions, or too many. */
async function open(
  { paths, lab, language, reference }: TournamentOptions,
  place: string,
): Promise<readonly Opened[]> {
  const say = createTournamentSay(language);
  try {
    const { opened, refused } = await openAll(paths, lab, place);
    for (const { name, verdict } of refused) {
      console.log(say("refused", { name, reason: tellVerdict(verdict, language) }));
    }
    const own = { name: say("reference"), submission: findSubmission(REFERENCE, lab) };
    const all = reference ? [own, ...opened] : opened;
    const count = all.length;
    if (opened.length === 0 || count < 2) throw new UsageError(say("usage.too-few", { count }));
    if (count > MAX_SUBMISSIONS) {
      throw new UsageError(say("usage.too-many", { count, most: MAX_SUBMISSIONS }));
    }
    return all;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const reason = tellVerdict({ code: error.code, details: error.details }, language);
    throw new UsageError(say("usage.export", { path: paths.join(" "), reason }));
  }
}

async function prepare(opened: readonly Opened[], arena: Arena, language: Language) {
  // A node that does not answer is waited for; the others are made ready meanwhile.
  const ready = await Promise.all(
    runSideBySide(
      opened.map((one, at) => () => makeReady(one, at, arena)),
      scenariosAtATime(capacityHere()),
    ),
  );
  const entrants = ready.filter((one) => "launcher" in one);
  const members = ready.map((one): Member => {
    const reason = "fault" in one ? createSay(language)(one.fault.code, one.fault.details) : null;
    return { name: one.name, fault: reason };
  });
  return { entrants, members };
}

/** The reference's tracker, where a lab has one. */
async function prepareReferee({ lab, workspace, isolation }: Arena): Promise<Launcher> {
  const folder = join(workspace.folder, "referee");
  const submission = findSubmission(REFERENCE, lab.id);
  return Launcher.prepare(submission, trackerOf(lab), folder, isolation);
}

function trackerOf({ programs }: Lab): Lab["programs"] {
  return programs.filter((program) => program === "tracker");
}

/** @throws UsageError when the file can't be written. */
function write(file: string, content: string, language: Language): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(createTournamentSay(language)("usage.cannot-write", { file, reason }));
  }
}
