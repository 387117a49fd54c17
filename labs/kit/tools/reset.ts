/**
 * `npm run reset LAB [STAGE…]`: gives a lab, or stages of it, as they were given out, and keeps what
 * was there beside it. Exit status 0, 1 when a function was not found, 2 for a mistake in the command.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import type { CommandLine } from "../command-line/command-line.ts";
import { readCommandLine } from "../command-line/read-command-line.ts";
import { runProgram } from "../command-line/run-program.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../language/catalogue.ts";
import { backUp } from "../reset/backup.ts";
import { createResetSay, resetCatalogue as text } from "../reset/messages.ts";
import { readPristine } from "../reset/pristine.ts";
import { planRestore } from "../reset/restore.ts";
import type { Restoration } from "../reset/restore.ts";
import { findLab } from "../skeleton/find-lab.ts";
import { projectRoot } from "./project-root.ts";

const LINE: CommandLine = {
  name: "npm run reset",
  positional: { name: "lab", describe: text["option.lab"] },
  further: { name: "stages", describe: text["option.stage"] },
  options: {
    "dry-run": { type: "boolean", default: false, describe: text["option.dry-run"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createResetSay(language);
  const lab = findLab(String(given["lab"]), language);
  const pristine = readPristine(lab.id);
  const stages = given["stages"] as readonly string[];
  const known = lab.stages.map(({ id }) => id);
  for (const stage of stages) {
    if (known.includes(stage)) continue;
    const list = known.join(say("separator"));
    throw new UsageError(say("usage.stage", { lab: lab.id, stage, stages: list }));
  }
  const folder = join(projectRoot(), "labs", lab.id);
  const plans = planRestore(pristine, stages, (file) => readText(join(folder, file)));
  const isDryRun = given["dry-run"] === true;
  for (const plan of plans) {
    const details = {
      lab: lab.id,
      file: `labs/${lab.id}/${plan.file}`,
      names: plan.names.join(say("separator")),
    };
    if (plan.text === null) {
      process.stderr.write(`${say("not-found", details)}\n`);
      process.exitCode = 1;
      continue;
    }
    let backup: string | null;
    try {
      backup = isDryRun ? dryBackup(folder, plan) : restore(folder, plan.file, plan.text);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      throw new UsageError(say("usage.not-writable", { ...details, reason }));
    }
    const id = backup === null ? "created" : plan.names.length > 0 ? "functions" : "restored";
    console.log(say(id, { ...details, backup: backup ?? "" }));
  }
  if (plans.length === 0) console.log(say("unchanged"));
  else if (isDryRun) console.log(say("dry-run"));
});

/** A file's text; null when there is none. */
function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : null;
}

/** Writes a file and keeps the one that was there; the name of that copy, null when there was none. */
function restore(folder: string, file: string, text: string): string | null {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const backup = existsSync(path) ? basename(backUp(path)) : null;
  writeFileSync(path, text);
  return backup;
}

function dryBackup(folder: string, { file }: Restoration): string | null {
  return existsSync(join(folder, file)) ? `${basename(file)}.….bak` : null;
}
