import { escape } from "../../lab-report/render-html.ts";
import type { CheckTotal } from "./check-totals.ts";
import { htmlTable } from "./html-table.ts";
import type { HtmlCell } from "./html-table.ts";
import type { PageWriter } from "./texts.ts";

/** So many of the slowest checks are shown, however steady they are. */
const SLOWEST = 5;

/** The checks that were slow or unsteady. */
export function unsteady(totals: readonly CheckTotal[], writer: PageWriter): string {
  const slowest = new Set(
    [...totals].sort((one, other) => other.slowestMs - one.slowestMs).slice(0, SLOWEST),
  );
  const shown = totals
    .filter((total) => slowest.has(total) || timesUnsteady(total) > 0)
    .sort(
      (one, other) => timesUnsteady(other) - timesUnsteady(one) || other.slowestMs - one.slowestMs,
    );
  if (shown.length === 0) return `<p>${writer.say("unsteady.none")}</p>`;
  const head: HtmlCell[] = [
    { html: writer.say("losses.check") },
    ...(["slowest", "repeated", "second", "open"] as const).map((id) => ({
      html: writer.say(`unsteady.${id}`),
      kind: "number",
    })),
  ];
  const rows = shown.map(({ id, title, slowestMs, repeated, secondSeed, open }): HtmlCell[] => [
    { html: `${writer.message(title)} <span class="soft">${escape(id)}</span>`, value: escape(id) },
    {
      html: writer.say("seconds", { count: (slowestMs / 1000).toFixed(1) }),
      kind: "number",
      value: slowestMs,
    },
    ...[repeated, secondSeed, open].map((who) => ({
      html: who.length === 0 ? "" : String(who.length),
      kind: "number",
      value: who.length,
    })),
  ]);
  return htmlTable(head, rows, "sortable");
}

function timesUnsteady({ repeated, secondSeed, open }: CheckTotal): number {
  return repeated.length + secondSeed.length + open.length;
}
