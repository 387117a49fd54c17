import chalk from "chalk";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Translate } from "../../labs/kit/language/translator.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Action } from "./action.ts";
import { drawBlockTree } from "./block-tree.ts";
import { drawDiagram, isTelling } from "./diagram.ts";
import { exploreCatalogue } from "./messages.ts";
import type { FailedSchedule } from "./report.ts";
import { ACTIVE_SECONDS } from "./action.ts";

/** Rows of the message diagram. */
const ROWS = 24;

/** Says what the explorer says in one language. */
export type SayExplore = Translate<typeof exploreCatalogue>;

/** A translator over the explorer's messages. */
export function createSayExplore(language: Language): SayExplore {
  return createTranslator(exploreCatalogue, language);
}

/**
 * A failing schedule told as a story: what was done, what was seen, why that is wrong; the messages
 * and the blocks beside; and the command that replays it.
 */
export function tellStory(schedule: FailedSchedule, replay: string, say: SayExplore): string {
  const { seed, violation, actions, drawn, journal, chains } = schedule;
  const { invariant, at, node, found } = violation;
  const telling = journal.filter((happening) => happening.at <= at && isTelling(happening));
  const rows = telling.slice(-ROWS);
  const detail = {
    at: at.toFixed(3),
    node,
    found,
    waited: Math.max(0, Math.round(at - ACTIVE_SECONDS)),
  };
  const done = actions.map((action) => `  ${sayAction(action, say)}`);
  const parts: [string, string][] = [
    [say("story.done"), done.length === 0 ? `  ${say("story.nothing")}` : done.join("\n")],
    [say("story.seen"), `  ${say(`seen.${invariant}`, detail)}`],
    [say("story.why"), `  ${say(`why.${invariant}`)}`],
    [say("story.messages", { rows: rows.length }), drawDiagram(rows, say("story.lost"))],
  ];
  if (Object.keys(chains).length > 0) parts.push([say("story.blocks"), drawBlockTree(chains)]);
  parts.push([say("story.replay"), `  ${replay}`]);
  const head = say("head.failed", { seed, drawn, left: actions.length });
  const told = parts.map(([title, text]) => `${chalk.bold(title)}\n${text}`);
  return [chalk.red(`✗ ${head}`), ...told].join("\n\n");
}

function sayAction(action: Action, say: SayExplore): string {
  switch (action.do) {
    case "merge":
      return say("did.merge", { ...action, transactions: action.transactions.join(", ") });
    case "crash-at-append":
      return say("did.crash-at-append", { ...action, when: say(`when.${action.when}`) });
    case "look":
    case "build":
    case "crash":
    case "crash-builder":
    case "cut":
      return say(`did.${action.do}`, action);
  }
}
