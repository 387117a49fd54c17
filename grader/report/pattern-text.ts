import type { Translate } from "../../labs/kit/language/translator.ts";
import { blockName } from "../check/pattern.ts";
import { shorten } from "../check/shorten.ts";
import { entryFor } from "../fixture/entry-for.ts";
import { graderCatalogue } from "./messages.ts";

type Say = Translate<typeof graderCatalogue>;
type Pattern = Readonly<Record<string, unknown>>;

/** How many digits of a tip's hash are shown. */
const SHOWN_DIGITS = 10;
const SECONDS_A_MINUTE = 60;

const TEXTS: Readonly<Record<string, (pattern: Pattern, say: Say) => string>> = {
  $pool: ({ $pool }, say) => say("pattern.set", { list: patternText($pool, say) }),
  $peers: ({ $peers }, say) => say("pattern.set", { list: patternText($peers, say) }),
  $holds: ({ $holds }, say) => say("pattern.holds", { list: patternText($holds, say) }),
  $length: ({ $length }, say) => say("pattern.length", { n: $length as number }),
  $least: ({ $least }, say) => say("pattern.least", { n: $least as number }),
  $longer: ({ $longer }, say) => say("pattern.least", { n: ($longer as unknown[]).length + 1 }),
  $same: ({ $same }, say) => patternText($same, say),
  $text: ({ $text }, say) => say("pattern.text", { form: String($text) }),
  $above: ({ $above, $below }) =>
    $below === undefined
      ? `> ${String($above)}`
      : `> ${String($above)}, < ${JSON.stringify($below)}`,
  $clock: ({ $clock }, say) => say("pattern.clock", { n: ($clock as number) / SECONDS_A_MINUTE }),
  $kind: ({ $kind }, say) => say("pattern.kind", { kind: String($kind) }),
  $validChain: ({ $validChain }, say) => chainText($validChain, say),
  $either: ({ $either }, say) =>
    ($either as unknown[]).map((inner) => patternText(inner, say)).join(say("pattern.or")),
  $all: ({ $all }, say) =>
    ($all as unknown[]).map((inner) => patternText(inner, say)).join(say("pattern.and")),
  $every: ({ $every }, say) => say("pattern.every", { like: patternText($every, say) }),
  $begins: ({ $begins }, say) => say("pattern.begins", { text: JSON.stringify($begins) }),
  $isBlock: ({ $isBlock }, say) => say("pattern.block", { block: JSON.stringify($isBlock) }),
  $isChain: ({ $isChain, more }, say) =>
    say(more === true ? "pattern.mined-chain-more" : "pattern.mined-chain", {
      list: ($isChain as unknown[]).map(blockName).join(", "),
    }),
  $told: ({ $told, only }, say) =>
    say(only === true ? "pattern.told-only" : "pattern.told", {
      list: ($told as string[]).join(", "),
    }),
  $race: ({ $race }, say) => say("pattern.race", { n: $race as number }),
  $times: ({ $times, like }, say) =>
    say("pattern.times", { n: $times as number, like: patternText(like, say) }),
  $never: ({ $never }, say) => say("pattern.never", { like: patternText($never, say) }),
  $agree: ({ $agree }, say) => say($agree === "chain" ? "agree.chain" : "agree.pools"),
  $blocks: ({ $blocks }, say) => say("agree.blocks", { n: $blocks as number }),
  $waiting: ({ $waiting }, say) =>
    say("agree.waiting", { list: ($waiting as string[]).join(", ") }),
  $once: ({ $once }, say) => say("agree.once", { list: ($once as string[]).join(", ") }),
};

/** A pattern (see `grader/check/pattern.ts`) for people: JSON, with words where the pattern has keys. */
function patternText(pattern: unknown, say: Say): string {
  if (Array.isArray(pattern)) {
    return `[${pattern.map((inner) => patternText(inner, say)).join(", ")}]`;
  }
  if (typeof pattern !== "object" || pattern === null) return JSON.stringify(pattern);
  const render = entryFor(TEXTS, pattern);
  if (render !== undefined) return render(pattern as Pattern, say);
  const fields = Object.entries(pattern).map(([key, inner]) => {
    return `${JSON.stringify(key)}: ${patternText(inner, say)}`;
  });
  return `{${fields.join(", ")}}`;
}

/** The same for a pattern as a failure keeps it, which is JSON text, cut short when it is long. */
export function renderPattern(json: string, say: Say): string {
  let pattern: unknown;
  try {
    pattern = JSON.parse(json);
  } catch {
    return json;
  }
  return shorten(patternText(pattern, say));
}

/**
 * The same, where the first difference was found: its text, marked already, stands for the values of the
 * pattern, with the words that the pattern has around them.
 */
export function renderMarkedPattern(json: string, marked: string, say: Say): string {
  const words: Readonly<Record<string, (pattern: Pattern) => string>> = {
    $pool: () => say("pattern.set", { list: marked }),
    $peers: () => say("pattern.set", { list: marked }),
    $begins: () => say("pattern.begins", { text: marked }),
    $isChain: ({ more }) =>
      say(more === true ? "pattern.mined-chain-more" : "pattern.mined-chain", { list: marked }),
  };
  let pattern: unknown;
  try {
    pattern = JSON.parse(json);
  } catch {
    return marked;
  }
  const render =
    typeof pattern === "object" && pattern !== null ? entryFor(words, pattern) : undefined;
  return render === undefined ? marked : render(pattern as Pattern);
}

/** What each node holds, a line each. */
export function holdingsText(json: string, say: Say): string {
  const holdings = JSON.parse(json) as { name: string; blocks: number[]; waiting: string[] }[];
  return holdings
    .map(({ name, blocks, waiting }) =>
      say("holding", { name, blocks: blocks.join(", "), waiting: waiting.join(", ") }),
    )
    .join("\n");
}

/** What each node that races holds, a line each: length, tip, and who has won how many blocks. */
export function standingsText(json: string, say: Say): string {
  const standings = JSON.parse(json) as {
    name: string;
    blocks: number;
    tip: string;
    winners: Record<string, number>;
  }[];
  return standings
    .map(({ name, blocks, tip, winners }) => {
      const won = Object.entries(winners).map(([who, n]) => say("standing.won", { name: who, n }));
      const list = won.length === 0 ? say("standing.nobody") : won.join(", ");
      return say("standing", {
        name,
        blocks,
        tip: `${tip.slice(0, SHOWN_DIGITS)}…`,
        winners: list,
      });
    })
    .join("\n");
}

function chainText(fault: unknown, say: Say): string {
  const { code, expected = "" } = fault as { code?: string; expected?: string };
  const id = `chain.${code ?? ""}`;
  const valid = say("pattern.chain");
  return id in graderCatalogue ? `${valid}: ${say(id as Parameters<Say>[0], { expected })}` : valid;
}
