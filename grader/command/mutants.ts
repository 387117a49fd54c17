/**
 * `npm run mutants`: runs complete programs with one slip each, and says whether the checks that must
 * catch the slip do. Exit status 0 when all were killed, 1 when one was not, 2 for a mistake in the
 * command, 3 when the grader could not judge one.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { takeEvenly } from "../grade/take-evenly.ts";
import { hasScenarios } from "../fixture/load.ts";
import { runByWeight } from "../grade/concurrency.ts";
import { bank } from "../mutants/bank/index.ts";
import { digestOf } from "../mutants/digest.ts";
import { fingerprintOf, writeFingerprints } from "../mutants/fingerprints.ts";
import { Journal } from "../mutants/journal.ts";
import { mutantsCatalogue as text } from "../mutants/messages.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { WHOLE_SEEDS, isHeavy, runMutant } from "../mutants/run-mutant.ts";
import type { OpenWorkspaces } from "../mutants/run-mutant.ts";
import type { MutantRun } from "../mutants/run.ts";
import { judge } from "../mutants/verdict.ts";
import type { Judgement, Verdict } from "../mutants/verdict.ts";
import { FAULT_STATUS, runGraderProgram } from "./run-grader-program.ts";

const MAX_SEEDS = 1000;

/** How the command was called. */
interface MutantsOptions {
  readonly mutants: readonly Mutant[];
  readonly seeds: number;
  readonly jobs: number;
  readonly resume: boolean;
  readonly writesFingerprints: boolean;
  readonly language: Language;
}

runGraderProgram(async ({ args }) => {
  const options = await readOptions(args);
  const open: OpenWorkspaces = new Set();
  onStopSignal(() => {
    for (const workspace of open) workspace.close();
    process.exit(INTERRUPTED);
  });
  process.exitCode = await runBank(options, open);
});

/** Reads the command line. @throws UsageError when it is not to be understood. */
async function readOptions(args: readonly string[]): Promise<MutantsOptions> {
  const language = spokenLanguage(args, process.env);
  const given = await readCommandLine(
    {
      name: "npm run mutants",
      options: {
        lab: { type: "string", describe: text["option.lab"] },
        stage: { type: "string", describe: text["option.stage"] },
        id: { type: "string", array: true, describe: text["option.id"] },
        seeds: { type: "number", default: 1, describe: text["option.seeds"] },
        sample: { type: "number", describe: text["option.sample"] },
        jobs: { type: "number", describe: text["option.jobs"] },
        resume: { type: "boolean", default: false, describe: text["option.resume"] },
        "write-fingerprints": {
          type: "boolean",
          default: false,
          describe: text["option.write-fingerprints"],
        },
        lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
      },
    },
    args,
    process.env,
  );
  const number = (name: string, most: number, otherwise: number): number =>
    wholeNumber(name, given[name] ?? otherwise, [1, most], language);
  const mutants = choose(given, language);
  return {
    mutants: takeEvenly(mutants, number("sample", bank.length, bank.length)),
    seeds: number("seeds", MAX_SEEDS, 1),
    jobs: number("jobs", 4 * availableParallelism(), availableParallelism()),
    resume: given["resume"] === true,
    writesFingerprints: given["write-fingerprints"] === true,
    language,
  };
}

/** The mutants that were asked for. @throws UsageError when there are none. */
function choose(given: Readonly<Record<string, unknown>>, language: Language): readonly Mutant[] {
  const { lab, stage } = given;
  const ids = (given["id"] ?? []) as readonly string[];
  const mutants = bank.filter(
    (one) =>
      (lab === undefined || one.lab === lab) &&
      (stage === undefined || one.stage === stage) &&
      (ids.length === 0 || ids.includes(one.id)),
  );
  const unknown = ids.filter((id) => !mutants.some((one) => one.id === id));
  if (unknown.length > 0 || mutants.length === 0) {
    const asked = [lab, stage, ...unknown].filter((part) => typeof part === "string").join(" ");
    throw new UsageError(createTranslator(text, language)("usage.unknown", { asked }));
  }
  return mutants;
}

/** Runs the mutants; the exit status. */
async function runBank(options: MutantsOptions, open: OpenWorkspaces): Promise<number> {
  const { seeds, jobs, resume, language } = options;
  const say = createTranslator(text, language);
  const mutants = options.mutants.filter(({ lab }) => hasScenarios(lab));
  console.log(say("head", { mutants: mutants.length, seeds }));
  sayWhatIsLeftOut(options);
  const journal = new Journal(join(projectRoot(), ".grade", "mutants", "runs.jsonl"));
  const tasks = mutants.flatMap((mutant) => {
    const digest = digestOf(mutant);
    if (!resume) journal.forget(digest);
    return Array.from({ length: seeds }, (_, at) => ({
      alone: isHeavy(mutant, at + 1),
      run: async (): Promise<MutantRun> => {
        const known = journal.find(digest, at + 1);
        if (known !== undefined) return known;
        const run = await runMutant(mutant, at + 1, open);
        // One that the grader could not judge says nothing, also to a pass that goes on.
        if (run.errors.length === 0) journal.add(digest, run);
        return run;
      },
    }));
  });
  const runs = runByWeight(tasks, jobs);
  const verdicts: Verdict[] = [];
  const fingerprints = new Map<string, ReturnType<typeof fingerprintOf>>();
  for (const [at, mutant] of mutants.entries()) {
    const own = await Promise.all(runs.slice(at * seeds, (at + 1) * seeds));
    const judgement = judge(mutant, own);
    verdicts.push(judgement.verdict);
    console.log(sayLine(mutant, judgement, language));
    fingerprints.set(mutant.id, fingerprintOf(mutant, own.slice(0, WHOLE_SEEDS)));
  }
  if (options.writesFingerprints) writeFingerprints(fingerprints);
  const killed = verdicts.filter((verdict) => verdict === "killed").length;
  console.log(say("score", { killed, mutants: mutants.length }));
  if (verdicts.includes("error")) return FAULT_STATUS;
  return killed === mutants.length ? 0 : 1;
}

/** Mutants of a lab that has no scenarios can't be run. */
function sayWhatIsLeftOut({ mutants, language }: MutantsOptions): void {
  for (const lab of new Set(mutants.map((mutant) => mutant.lab))) {
    if (hasScenarios(lab)) continue;
    const left = mutants.filter((mutant) => mutant.lab === lab).length;
    console.log(createTranslator(text, language)("without-checks", { lab, mutants: left }));
  }
}

function sayLine(mutant: Mutant, judgement: Judgement, language: Language): string {
  const say = createTranslator(text, language);
  const { verdict, caught, runs, noticed } = judgement;
  const { id, lab, stage, title, simulation } = mutant;
  const mark = verdict === "killed" ? "✓" : "✗";
  const named = verdict === "killed" ? (simulation?.violates ?? mutant.caughtBy) : judgement.checks;
  const line = say("line", {
    ...{ mark, lab, stage, id, caught, runs },
    verdict: say(`verdict.${verdict}`),
    checks: named.join(", "),
  });
  const rate = simulation === undefined ? "" : `\n    ${say("noticed", { noticed, runs })}`;
  const what = verdict === "killed" ? "" : `\n    ${title[language]}`;
  return `${line.trimEnd()}${rate}${what}`;
}
