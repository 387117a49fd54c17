import type { Language } from "../../labs/kit/language/language.ts";
import { runSideBySide } from "../grade/concurrency.ts";
import type { Rules } from "../grade/plan.ts";
import type { Launcher } from "../cluster/launcher.ts";
import { Stalls } from "../grade/stalls.ts";
import type { Arena, Entrant } from "./entrant.ts";
import { planMatch } from "./match-plan.ts";
import type { MatchPlan } from "./match-plan.ts";
import { playMatch } from "./play-match.ts";
import type { Played } from "./play-match.ts";
import type { Arrival, MatchResult, TogetherResult } from "./tournament-result.ts";

/** What a tournament is held with. */
export interface Host {
  readonly arena: Arena;
  readonly referee: Launcher;
  readonly rules: Rules;
  readonly language: Language;
  /** How many matches are played side by side. */
  readonly atATime: number;
  readonly signal: AbortSignal;
  /** Called after each match of two. */
  readonly onMatch: (match: MatchResult) => void;
}

/** Codes after which a program is gone, so that the others can go on without it. */
const GONE = /^(exited|not-started|refused|closed|unusable|too-.*|port-taken)$/;

/** Each against each: every pair once, and both directions in it. */
export async function playPairs(
  entrants: readonly Entrant[],
  host: Host,
): Promise<readonly MatchResult[]> {
  const plan = planMatch(host.arena.lab.id, 2);
  const stalls = new Stalls();
  const pairs = entrants.flatMap((left, at) =>
    entrants.slice(at + 1).map((right) => ({ left, right })),
  );
  const results = await Promise.all(
    runSideBySide(
      pairs.map(({ left, right }, at) => async () => {
        if (host.signal.aborted) return null;
        const began = performance.now();
        const played = await playMatch([left, right], plan, { ...host, id: `match-${at}` });
        const isDoubtful = played.isLate && stalls.since(began);
        return { left, right, played, isDoubtful, at };
      }),
      host.atATime,
    ),
  );
  stalls.close();
  const matches: MatchResult[] = [];
  for (const result of results) {
    if (result === null) continue;
    const { left, right, isDoubtful, at } = result;
    let { played } = result;
    // A busy machine is no fault of theirs: what came too late on it is played once more, alone.
    if (isDoubtful && !host.signal.aborted) {
      played = await playMatch([left, right], plan, { ...host, id: `match-${at}-again` });
    }
    const match = describe(left, right, plan, played);
    host.onMatch(match);
    matches.push(match);
  }
  return matches;
}

/** All in one network; who ends there leaves it, is named, and the rest begins again. */
export async function playTogether(
  entrants: readonly Entrant[],
  host: Host,
): Promise<TogetherResult> {
  let rest = [...entrants];
  const left: { name: string; broke: NonNullable<Played["broke"]> }[] = [];
  for (;;) {
    const plan = planMatch(host.arena.lab.id, rest.length);
    const id = `together-${left.length}`;
    const { broke } = await playMatch(rest, plan, { ...host, id });
    const gone = broke !== null && GONE.test(broke.code) ? broke.of : null;
    if (broke === null || gone === null || rest.length <= 2 || host.signal.aborted) {
      return { members: rest.map(({ name }) => name), left, broke };
    }
    left.push({ name: gone, broke });
    rest = rest.filter(({ name }) => name !== gone);
  }
}

function describe(left: Entrant, right: Entrant, plan: MatchPlan, played: Played): MatchResult {
  const arrival = (from: number): Arrival => {
    const own = plan.phases.flatMap((phase, at) => (phase.from === from ? [at] : []));
    if (own.every((at) => at < played.phases)) return "arrived";
    return own.includes(played.phases) ? "lost" : "untried";
  };
  // In lab 3 there is one phase for both: each has to learn of the other.
  const isShared = plan.phases.length === 1;
  return {
    left: left.name,
    right: right.name,
    toRight: arrival(0),
    toLeft: isShared ? arrival(0) : arrival(1),
    broke: played.broke,
  };
}
