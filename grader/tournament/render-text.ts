import chalk from "chalk";
import stringWidth from "string-width";
import type { TournamentSay } from "./messages.ts";
import { SIGNS, matrixOf, playersOf } from "./matrix.ts";
import type { Arrival, Break, TournamentResult } from "./tournament-result.ts";

const COLOURS: Readonly<Record<Arrival, (text: string) => string>> = {
  arrived: chalk.green,
  lost: chalk.red,
  untried: chalk.dim,
};
/** Characters of a frame that are shown in the terminal; the page has more. */
const SHOWN_CHARACTERS = 160;

/** What came out of a tournament, for the terminal. */
export function renderText(result: TournamentResult, say: TournamentSay): string {
  const { matches, members, together, race } = result;
  const lines = [renderMatrix(result), chalk.dim(say("legend")), ""];
  for (const { name, fault } of members) {
    if (fault !== null) lines.push(chalk.yellow(say("unusable", { name, reason: fault })));
  }
  const broken = matches.filter(({ broke }) => broke !== null);
  if (broken.length === 0) lines.push(say("allGood"));
  for (const { left, right, broke } of broken) {
    if (broke === null) continue;
    const head = say("broke", {
      left,
      right,
      cargo: say(`cargo.${broke.cargo}`, { from: broke.from }),
    });
    lines.push(...renderBreak(head, broke, say));
  }
  if (together !== null) {
    for (const { name, broke } of together.left) {
      lines.push(chalk.yellow(say("together.left", { name, got: broke.got })));
    }
    const count = together.members.length;
    lines.push(
      "",
      chalk.bold(say(together.broke === null ? "together.good" : "together.bad", { count })),
    );
    const { broke } = together;
    if (broke !== null) {
      const cargo = say(`cargo.${broke.cargo}`, { from: broke.from });
      lines.push(...renderBreak(say("broke.together", { cargo }), broke, say));
    }
  }
  if (race !== null) {
    lines.push("", chalk.bold(say("race")));
    for (const { name, reason } of race.left) {
      lines.push(chalk.yellow(say("together.left", { name, got: firstLine(reason) })));
    }
    if (race.problem !== null) lines.push(chalk.yellow(race.problem));
    for (const [name, blocks] of Object.entries(race.blocks)) lines.push(`  ${name}  ${blocks}`);
  }
  return lines.join("\n");
}

/** The first line of a text that goes on with a log. */
function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

function renderMatrix(result: TournamentResult): string {
  const players = playersOf(result);
  const matrix = matrixOf(result);
  const label = (at: number): string => `${at + 1} ${players[at] ?? ""}`;
  const width = Math.max(0, ...players.map((_, at) => stringWidth(label(at))));
  const pad = (text: string, to: number): string =>
    text + " ".repeat(Math.max(0, to - stringWidth(text)));
  const columns = players.map((_, at) => String(at + 1).padStart(3)).join("");
  const rows = players.map((from, at) => {
    const cells = players.map((to) => {
      const arrival = matrix.get(from)?.get(to);
      return arrival === undefined ? "   " : `  ${COLOURS[arrival](SIGNS[arrival])}`;
    });
    return pad(label(at), width) + cells.join("");
  });
  return [" ".repeat(width) + chalk.dim(columns), ...rows].join("\n");
}

function renderBreak(head: string, broke: Break, say: TournamentSay): string[] {
  const of = broke.of === null ? "" : say("broke.of", { name: broke.of });
  const indent = (text: string): string => text.replaceAll("\n", "\n      ");
  const part = (id: "expected" | "got" | "why", text: string): string[] =>
    text === "" ? [] : [`    ${chalk.dim(say(id))}  ${indent(text)}`];
  const frames = broke.frames.map(({ edge, direction, text }) => {
    const shown = text.replaceAll(/\s+/g, " ").slice(0, SHOWN_CHARACTERS);
    return `    ${chalk.dim(edge)} ${direction === "in" ? "→" : "←"} ${shown}`;
  });
  return [
    chalk.red(head + of),
    ...part("expected", broke.expected),
    ...part("got", broke.got),
    ...part("why", broke.why),
    ...frames,
  ];
}
