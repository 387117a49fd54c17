import type { Language } from "../../../labs/kit/language/language.ts";
import { escape } from "../../lab-report/render-html.ts";
import type { Comparison } from "../gradebook/history.ts";
import type { Gradebook, RowStatus } from "../gradebook/row.ts";
import { alike } from "./alike.ts";
import type { ClassCode } from "./alike.ts";
import { changesPart } from "./changes.ts";
import { checkTotals } from "./check-totals.ts";
import { classTable } from "./class-table.ts";
import { distribution } from "./distribution.ts";
import { losses } from "./losses.ts";
import type { ReportText } from "./messages.ts";
import type { PageContent } from "./page-frame.ts";
import { slips } from "./slips.ts";
import { PageWriter, inBoth, textOf } from "./texts.ts";
import { unsteady } from "./unsteady.ts";

/** What the class was compared with. */
export interface Compared {
  /** Its last grading. */
  readonly history: Comparison;
  /** Each one's code with all others'. */
  readonly code: ClassCode;
}

/** The page of a whole class: grades, where points are lost, what changed. */
export function classPage(
  book: Gradebook,
  { history, code }: Compared,
  language: Language,
): PageContent {
  const writer = new PageWriter(null);
  const totals = checkTotals(book);
  const isOpen = book.rows.some(({ status }) => status === "ungraded");
  const main = [
    card(
      null,
      facts(book, writer) + (isOpen ? `<p class="warn">${writer.say("ungraded.hint")}</p>` : ""),
    ),
    card(headOf("table", writer, "table.hint"), classTable(book, writer)),
    `<div class="columns">${[
      card(headOf("distribution", writer, "distribution.hint"), distribution(book, writer)),
      card(headOf("slips", writer, "slips.hint"), slips(book, writer)),
    ].join("\n")}</div>`,
    card(headOf("losses", writer), losses(totals, writer)),
    card(headOf("alike", writer, "alike.hint"), alike(code, writer)),
    card(headOf("unsteady", writer, "unsteady.hint"), unsteady(totals, writer)),
    card(headOf("changes", writer), changesPart(history, writer)),
    othersPart(book, writer),
  ];
  const title = inBoth((one) => textOf("title", { lab: `${book.lab} ${book.title[one]}` })[one]);
  const heading = writer.message(title);
  return { title: title[language], heading, nav: "", main: main.join("\n") };
}

/** A part of a page. */
export function card(head: string | null, body: string): string {
  return `<section class="card">${head ?? ""}${body}</section>`;
}

function headOf(
  id: "table" | "distribution" | "losses" | "slips" | "alike" | "unsteady" | "changes" | "others",
  writer: PageWriter,
  hint?: ReportText,
): string {
  const below = hint === undefined ? "" : `<p class="soft">${writer.say(hint)}</p>`;
  return `<h2>${writer.say(`heading.${id}`)}</h2>${below}`;
}

function facts({ rows, seed }: Gradebook, writer: PageWriter): string {
  const count = (status: RowStatus): number => rows.filter((row) => row.status === status).length;
  const totals = rows
    .flatMap(({ status, total }) => (status === "graded" && total !== null ? [total] : []))
    .sort((one, other) => one - other);
  const mean = totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length);
  const middle = [Math.floor((totals.length - 1) / 2), Math.floor(totals.length / 2)];
  const median = middle.reduce((sum, at) => sum + (totals[at] ?? 0), 0) / 2;
  const shown: readonly (readonly [ReportText, string])[] = [
    ["fact.graded", String(count("graded"))],
    ["fact.mean", totals.length === 0 ? "–" : mean.toFixed(1)],
    ["fact.median", totals.length === 0 ? "–" : String(median)],
    ["fact.unusable", String(count("unusable"))],
    ["fact.ungraded", String(count("ungraded"))],
    ["fact.missing", String(count("missing"))],
    ["fact.seed", String(seed)],
  ];
  return factList(shown, writer);
}

/** Facts with their labels. */
export function factList(
  shown: readonly (readonly [ReportText, string])[],
  writer: PageWriter,
): string {
  const items = shown.map(([id, html]) => {
    const kind = html.length > 40 && !html.includes("<") ? ' class="long"' : "";
    return `<div><dt>${writer.say(id)}</dt><dd${kind}>${html}</dd></div>`;
  });
  return `<dl class="facts">${items.join("")}</dl>`;
}

function othersPart({ others }: Gradebook, writer: PageWriter): string {
  if (others.length === 0) return "";
  const names = others.map((name) => `<li>${escape(name)}</li>`).join("");
  return card(headOf("others", writer, "others.hint"), `<ul class="plain">${names}</ul>`);
}
