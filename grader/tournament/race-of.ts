import type { Language } from "../../labs/kit/language/language.ts";
import { raceHere } from "../check/race-plan.ts";
import { createRaceSay } from "../race/messages.ts";
import { runRace } from "../race/run-race.ts";
import type { Arena, Entrant } from "./entrant.ts";
import type { TournamentResult } from "./tournament-result.ts";

/** Seconds that the nodes may take for a new block. */
const LIMIT_SECONDS = 60;
/** A race has a winner, and somebody who might have been it. */
const LEAST_BLOCKS = 10;

/**
 * Lets one node of each submission mine against the others: who mined how much of the chain. Who ends on
 * the way is named, and the rest races again.
 */
export async function raceOf(
  entrants: readonly Entrant[],
  arena: Arena,
  language: Language,
): Promise<NonNullable<TournamentResult["race"]>> {
  const left: { name: string; reason: string }[] = [];
  let rest = [...entrants];
  for (;;) {
    const { racers, problem, lost } = await race(rest, arena, language);
    const gone = rest[racers.findIndex(({ name }) => name === lost)];
    if (gone === undefined || rest.length <= 2) {
      const blocks = rest.map(({ name }, at) => [name, racers[at]?.won ?? 0] as const);
      return { problem: problem && named(problem, rest), left, blocks: Object.fromEntries(blocks) };
    }
    left.push({ name: gone.name, reason: named(problem ?? "", rest) });
    rest = rest.filter((one) => one !== gone);
  }
}

function race(entrants: readonly Entrant[], { workspace }: Arena, language: Language) {
  const plan = raceHere();
  return runRace({
    options: {
      ...{ submissions: [], nodes: entrants.length, rounds: undefined },
      ...{ zeros: plan.zeros, zerosGiven: false },
      ...{ blocks: Math.max(LEAST_BLOCKS, plan.blocks), transactions: 0, cut: null },
      ...{ ports: undefined, limit: LIMIT_SECONDS, json: undefined, language },
    },
    submissions: entrants.map(({ submission }) => submission),
    workspace,
    say: createRaceSay(language),
    onEvents: () => undefined,
    onRestart: () => undefined,
  });
}

/** A text of the race with the submissions' names in the place of its own. */
function named(text: string, entrants: readonly Entrant[]): string {
  return entrants.reduce((said, { name, submission }, at) => {
    const [ascii, wide] = [`n${at + 1} (${submission.name})`, `n${at + 1}（${submission.name}）`];
    return said.replaceAll(ascii, name).replaceAll(wide, name);
  }, text);
}
