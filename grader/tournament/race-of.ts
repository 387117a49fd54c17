import type { Language } from "../../labs/kit/language/language.ts";
import { measureHashRate, raceFor } from "../check/race-plan.ts";
import { capacityHere } from "../limits/capacity.ts";
import { createRaceSay } from "../race/messages.ts";
import { runRace } from "../race/run-race.ts";
import type { Arena, Entrant } from "./entrant.ts";
import type { TournamentResult } from "./tournament-result.ts";

/** Seconds that the nodes may take for a new block. */
const LIMIT_SECONDS = 60;
/** A race has a winner, and somebody who might have been it. */
const LEAST_BLOCKS = 10;

/** Lets one node of each submission mine against the others: who mined how much of the chain. */
export async function raceOf(
  entrants: readonly Entrant[],
  { workspace }: Arena,
  language: Language,
): Promise<NonNullable<TournamentResult["race"]>> {
  const plan = raceFor(measureHashRate(), Math.max(1, capacityHere().cores));
  const nodes = entrants.length;
  const say = createRaceSay(language);
  const { racers, problem } = await runRace({
    options: {
      ...{
        submissions: [],
        nodes,
        zeros: plan.zeros,
        zerosGiven: false,
        rounds: undefined,
        ports: undefined,
      },
      ...{ blocks: Math.max(LEAST_BLOCKS, plan.blocks), transactions: 0, cut: null },
      ...{ limit: LIMIT_SECONDS, json: undefined, language },
    },
    submissions: entrants.map(({ submission }) => submission),
    workspace,
    say,
    onEvents: () => undefined,
    onRestart: () => undefined,
  });
  const blocks = entrants.map(({ name }, at) => [name, racers[at]?.won ?? 0] as const);
  return { problem, blocks: Object.fromEntries(blocks) };
}
