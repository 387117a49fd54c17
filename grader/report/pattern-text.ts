import type { Translate } from "../../labs/kit/language/translator.ts";
import { shorten } from "../check/shorten.ts";
import { entryFor } from "../fixture/entry-for.ts";
import type { graderCatalogue } from "./messages.ts";

type Say = Translate<typeof graderCatalogue>;
type Pattern = Readonly<Record<string, unknown>>;

const TEXTS: Readonly<Record<string, (pattern: Pattern, say: Say) => string>> = {
  $pool: ({ $pool }, say) => say("pattern.set", { list: patternText($pool, say) }),
  $peers: ({ $peers }, say) => say("pattern.set", { list: patternText($peers, say) }),
  $holds: ({ $holds }, say) => say("pattern.holds", { list: patternText($holds, say) }),
  $length: ({ $length }, say) => say("pattern.length", { n: $length as number }),
  $least: ({ $least }, say) => say("pattern.least", { n: $least as number }),
  $same: ({ $same }, say) => patternText($same, say),
  $text: ({ $text }, say) => say("pattern.text", { form: String($text) }),
  $above: ({ $above }) => `> ${String($above)}`,
  $kind: ({ $kind }, say) => say("pattern.kind", { kind: String($kind) }),
  $validChain: ({ $validChain }, say) => chainText($validChain, say),
  $either: ({ $either }, say) =>
    ($either as unknown[]).map((inner) => patternText(inner, say)).join(say("pattern.or")),
  $times: ({ $times, like }, say) =>
    say("pattern.times", { n: $times as number, like: patternText(like, say) }),
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

/** What each node holds, a line each. */
export function holdingsText(json: string, say: Say): string {
  const holdings = JSON.parse(json) as { name: string; blocks: number[]; waiting: string[] }[];
  return holdings
    .map(({ name, blocks, waiting }) =>
      say("holding", { name, blocks: blocks.join(", "), waiting: waiting.join(", ") }),
    )
    .join("\n");
}

function chainText(fault: unknown, say: Say): string {
  const { code, expected = "" } = fault as { code?: string; expected?: string };
  const id = `chain.${code ?? ""}`;
  const valid = say("pattern.chain");
  return CHAIN_TEXTS.has(id) ? `${valid}: ${say(id as Parameters<Say>[0], { expected })}` : valid;
}

const CHAIN_TEXTS = new Set([
  "chain.first-block-link",
  "chain.block-link",
  "chain.empty-block",
  "chain.item-link",
  "chain.repeat-in-block",
  "chain.repeat-in-chain",
]);
