/**
 * `npm run gradescope LAB`: makes the archive that Gradescope grades a lab with. The same version of the
 * project with the same options gives the same archive. Exit status 2 for a mistake in the command.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { HINTS } from "../fixture/scenario-schema.ts";
import { makeArchive } from "../gradescope/make-archive.ts";
import { createGradescopeSay, gradescopeCatalogue as text } from "../gradescope/messages.ts";
import {
  GRADESCOPE_OPTIONS,
  readGradescopeSettings,
  readStages,
} from "../platforms/platform-options.ts";
import { MAX_SEED } from "./options.ts";
import { runGraderProgram } from "./run-grader-program.ts";

const BYTES_PER_MB = 1024 * 1024;

const LINE: CommandLine = {
  name: "npm run gradescope",
  positional: { name: "lab", describe: text["option.lab"] },
  options: {
    out: { type: "string", describe: text["option.out"] },
    seed: { type: "number", describe: text["option.seed"] },
    hints: { type: "number", default: 1, describe: text["option.hints"] },
    stage: { type: "string", array: true, describe: text["option.stage"] },
    ...GRADESCOPE_OPTIONS,
    lang: { type: "string", choices: ["zh", "en"], describe: text["option.lang"] },
  },
};

runGraderProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createGradescopeSay(language);
  const { id: lab } = findLab(String(given["lab"]), language);
  const { seed } = given;
  const stages = readStages("stage", given, language);
  const archive = makeArchive(projectRoot(), {
    lab,
    language,
    ...(seed !== undefined && { seed: wholeNumber("seed", seed, [0, MAX_SEED], language) }),
    hints: wholeNumber("hints", given["hints"], [0, HINTS], language),
    stages,
    ...readGradescopeSettings(given, language),
  });
  const file = resolve((given["out"] as string | undefined) ?? `gradescope-${lab}.zip`);
  try {
    writeFileSync(file, archive);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say("usage.cannot-write", { file, reason }));
  }
  const hash = createHash("sha256").update(archive).digest("hex");
  console.log(say("written", { file, size: (archive.length / BYTES_PER_MB).toFixed(1), hash }));
});
