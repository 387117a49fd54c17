/**
 * `npm run doctor`: tells what is wrong with this machine, and how to mend it. Exit status 0 when no
 * problem was found, 1 when one was, 2 for a mistake in the command. It is started by
 * `labs/kit/doctor/start.cjs`, which tells of an old Node.js and of missing packages itself.
 */
import process from "node:process";
import chalk from "chalk";
import stringWidth from "string-width";
import type { CommandLine } from "../command-line/command-line.ts";
import { wholeNumber } from "../command-line/numbers.ts";
import { readCommandLine } from "../command-line/read-command-line.ts";
import { runProgram } from "../command-line/run-program.ts";
import { diagnose } from "../doctor/diagnose.ts";
import type { Finding, Level } from "../doctor/finding.ts";
import { createDoctorSay, doctorTexts as text } from "../doctor/messages.ts";
import { kitCatalogue as kitText } from "../language/catalogue.ts";
import type { Language } from "../language/language.ts";
import { projectRoot } from "./project-root.ts";

/** The ports of the slides' three nodes. */
const PORTS = [9000, 9001, 9002] as const;

const LINE: CommandLine = {
  name: "npm run doctor --",
  options: {
    port: { type: "number", array: true, describe: text["option.port"] },
    json: { type: "boolean", default: false, describe: text["option.json"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

const SIGNS: Readonly<Record<Level, readonly [string, (text: string) => string]>> = {
  ok: ["✔", chalk.green],
  info: ["·", chalk.dim],
  warning: ["!", chalk.yellow],
  problem: ["✘", chalk.red],
};

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const asked = [given["port"] ?? []].flat();
  const ports = asked.map((port) => wholeNumber("port", port, [1, 65_535], language));
  const findings = await diagnose(projectRoot(), ports.length > 0 ? ports : PORTS, process.env);
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  const [problems, warnings] = [count("problem"), count("warning")];
  const say = createDoctorSay(language);
  if (given["json"] === true) {
    const told = findings.map(({ level, code, details }) => ({
      ...{ item: code.replace(/\..*/, ""), level, code, ...(details && { details }) },
      text: say(code, details),
    }));
    console.log(JSON.stringify({ problems, warnings, findings: told }, null, 2));
  } else {
    for (const finding of findings) console.log(show(finding, language));
    const end = problems > 0 ? "end.problems" : warnings > 0 ? "end.warnings" : "end.fine";
    console.log(`\n${say(end, { problems, warnings })}`);
  }
  process.exitCode = problems > 0 ? 1 : 0;
});

/** A finding as a line: its level, and what is so. */
function show({ level, code, details }: Finding, language: Language): string {
  const say = createDoctorSay(language);
  const [sign, paint] = SIGNS[level];
  const levels = Object.keys(SIGNS) as Level[];
  const width = Math.max(...levels.map((one) => stringWidth(say(`level.${one}`))));
  const word = say(`level.${level}`);
  return `${paint(`${sign} ${word}`)}${" ".repeat(width - stringWidth(word) + 2)}${say(code, details)}`;
}
