/**
 * `npm run similar LAB -- SUBMISSIONS`: says whose code is alike, and writes a page with both sides. It
 * is a hint for a person and never points. Exit status 0 whatever it finds, 2 for a mistake in the
 * command.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { ArchiveError } from "../class/archive/archive-error.ts";
import { tellVerdict } from "../class/verdict-messages.ts";
import { DEFAULT_SHARE, MAX_COMPARED, findAlike } from "../similarity/find-alike.ts";
import { createSimilarSay, similarCatalogue as text } from "../similarity/messages.ts";
import { tellOmission } from "../similarity/omission.ts";
import type { Omission } from "../similarity/omission.ts";
import { readCode } from "../similarity/read-code.ts";
import type { ReadCode } from "../similarity/read-code.ts";
import { percent, renderPage } from "../similarity/render-page.ts";
import type { Comparison } from "../similarity/render-page.ts";
import { openAll } from "../submissions/open-all.ts";
import { runGraderProgram } from "./run-grader-program.ts";

/** Pairs, and things left out, that are told in the terminal; all are on the page. */
const MAX_TOLD = 20;

const LINE: CommandLine = {
  name: "npm run similar",
  positional: { name: "lab", describe: text["option.lab"] },
  further: { name: "submissions", describe: text["option.submissions"] },
  options: {
    share: { type: "number", default: DEFAULT_SHARE, describe: text["option.share"] },
    out: { type: "string", describe: text["option.out"] },
    json: { type: "string", describe: text["option.json"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

runGraderProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const { id: lab } = findLab(String(given["lab"]), language);
  const paths = (given["submissions"] ?? []) as string[];
  const share = wholeNumber("share", given["share"], [1, 100], language);
  const say = createSimilarSay(language);
  const missing = paths.length === 0 ? "SUBMISSIONS" : paths.find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new UsageError(say("usage.no-submissions", { path: missing, lab }));
  }
  const comparison = findAlike(lab, await readAll(paths, lab, language), share);
  tell(comparison, language);
  const file = resolve((given["out"] as string | undefined) ?? `similar-${lab}.html`);
  write(file, renderPage(comparison, language), language);
  const json = given["json"] as string | undefined;
  if (json !== undefined)
    write(json, `${JSON.stringify({ lab, pairs: comparison.pairs }, null, 2)}\n`, language);
  console.log(say("written", { file }));
});

async function readAll(
  paths: readonly string[],
  lab: string,
  language: Language,
): Promise<ReadCode> {
  const say = createSimilarSay(language);
  const above = join(projectRoot(), ".grade");
  mkdirSync(above, { recursive: true });
  const place = mkdtempSync(join(above, "similar-"));
  const clear = (): void => {
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  onStopSignal(() => {
    clear();
    process.exit(INTERRUPTED);
  });
  try {
    const { opened, refused } = await openAll(paths, lab, place);
    for (const { name, verdict } of refused) {
      console.log(say("refused", { name, reason: tellVerdict(verdict, language) }));
    }
    const code = readCode(
      opened.map(({ name, submission }) => [name, submission.folder] as const),
      lab,
    );
    const count = code.submissions.length;
    if (count < 2) tellOmissions(code.omissions, language);
    if (count < 2) throw new UsageError(say("usage.too-few", { count }));
    if (count > MAX_COMPARED) {
      throw new UsageError(say("usage.too-many", { count, most: MAX_COMPARED }));
    }
    return code;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const { code, details } = error;
    const reason = tellVerdict({ code, details }, language);
    throw new UsageError(say("usage.export", { path: paths.join(" "), reason }));
  } finally {
    clear();
  }
}

function tellOmissions(omissions: readonly Omission[], language: Language): void {
  const say = createSimilarSay(language);
  for (const omission of omissions.slice(0, MAX_TOLD)) console.log(tellOmission(omission, say));
  const more = omissions.length - MAX_TOLD;
  if (more > 0) console.log(say("omitted.more", { more }));
}

function tell({ pairs, submissions, omissions, least }: Comparison, language: Language): void {
  const say = createSimilarSay(language);
  tellOmissions(omissions, language);
  const numbers = { share: percent(least.share), tokens: least.tokens, count: pairs.length };
  console.log(say("method", { ...numbers, all: submissions.length }));
  for (const { left, right, share, tokens, longest } of pairs.slice(0, MAX_TOLD)) {
    console.log(
      say("pair", { share: `${percent(share)}%`.padStart(4), left, right, tokens, longest }),
    );
  }
  if (pairs.length > MAX_TOLD) {
    console.log(say("cut.pairs", { shown: MAX_TOLD, more: pairs.length - MAX_TOLD }));
  }
  console.log(say(pairs.length === 0 ? "none" : "hint"));
}

/** @throws UsageError when the file can't be written. */
function write(file: string, content: string, language: Language): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(createSimilarSay(language)("usage.cannot-write", { file, reason }));
  }
}
