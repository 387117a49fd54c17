import type { Language } from "../../labs/kit/language/language.ts";
import { escape } from "../lab-report/render-html.ts";
import { renderStaticPage } from "../report/static-page.ts";
import type { SimilarPair } from "./compare.ts";
import { renderMarked } from "./marked-file.ts";
import type { Mark } from "./marked-file.ts";
import { createSimilarSay } from "./messages.ts";
import type { SimilarSay } from "./messages.ts";
import { tellOmission } from "./omission.ts";
import type { Omission } from "./omission.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { SourceFile, SubmissionText } from "./source-text.ts";

/** Pairs whose code is shown; what is shown of one is some tens of kilobytes. */
const MAX_SHOWN = 100;

/** What is told of what was left out: each is a line. */
const MAX_OMISSIONS = 200;

/** What was compared, and how alike something has to be. */
export interface Comparison {
  readonly lab: string;
  readonly submissions: readonly SubmissionText[];
  /** The pairs that are listed. */
  readonly pairs: readonly SimilarPair[];
  /** What was not compared, or not as everything else. */
  readonly omissions: readonly Omission[];
  /** From what on a pair is listed: a share from 0 to 1, and tokens. */
  readonly least: { readonly share: number; readonly tokens: number };
}

/** A comparison as one HTML file: the list of pairs, then both sides of each with its passages marked. */
export function renderPage(comparison: Comparison, language: Language): string {
  const { lab, submissions, pairs, omissions, least } = comparison;
  const say = createSimilarSay(language);
  const shown = pairs.slice(0, MAX_SHOWN);
  const count = pairs.length;
  const numbers = { share: percent(least.share), tokens: least.tokens, count };
  const more = count - shown.length;
  const main = `<p class="hint">${escape(say("hint"))}</p>
<p class="method">${escape(say("method", { ...numbers, all: submissions.length }))}</p>
${renderOmissions(omissions, say)}
${count === 0 ? `<p>${escape(say("none"))}</p>` : renderList(shown, say)}
${more > 0 ? `<p>${escape(say("cut.pairs", { shown: shown.length, more }))}</p>` : ""}
${shown.map((pair, at) => renderPair(pair, at, submissions, say)).join("\n")}`;
  return renderStaticPage({ title: say("title", { lab }), style: PAGE_STYLE, main }, language);
}

/** A part as whole percents. */
export function percent(part: number): number {
  return Math.round(part * 100);
}

function renderOmissions(omissions: readonly Omission[], say: SimilarSay): string {
  if (omissions.length === 0) return "";
  const told = omissions.slice(0, MAX_OMISSIONS).map((one) => tellOmission(one, say));
  const more = omissions.length - told.length;
  if (more > 0) told.push(say("omitted.more", { more }));
  const items = told.map((text) => `<li>${escape(text)}</li>`);
  return `<ul class="omitted">${items.join("\n")}</ul>`;
}

function renderList(pairs: readonly SimilarPair[], say: SimilarSay): string {
  const head = (["pair", "share", "tokens", "longest"] as const)
    .map((column) => `<th>${escape(say(`column.${column}`))}</th>`)
    .join("");
  const rows = pairs.map(
    ({ left, right, shareOfLeft, shareOfRight, tokens, longest }, at) =>
      `<tr><td><a href="#pair-${at}">${escape(left)} ↔ ${escape(right)}</a></td>` +
      `<td class="n">${percent(shareOfLeft)}% / ${percent(shareOfRight)}%</td>` +
      `<td class="n">${tokens}</td><td class="n">${longest}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

function renderPair(
  pair: SimilarPair,
  at: number,
  submissions: readonly SubmissionText[],
  say: SimilarSay,
): string {
  const sides = (["left", "right"] as const).map((side) => {
    const other = side === "left" ? "right" : "left";
    const marks = pair.passages.map((passage, number) => ({
      ...passage[side],
      number,
      id: `p${at}-${number}-${side}`,
      other: `p${at}-${number}-${other}`,
    }));
    const { files = [] } = submissions.find(({ name }) => name === pair[side]) ?? {};
    const share = percent(side === "left" ? pair.shareOfLeft : pair.shareOfRight);
    return `<div class="side"><h2>${escape(pair[side])} · ${share}%</h2>\n${renderSide(files, marks, say)}</div>`;
  });
  const name = `${escape(pair.left)} ↔ ${escape(pair.right)}`;
  return `<section id="pair-${at}"><h2>${name}</h2><p><a href="#top">${escape(say("top"))}</a></p><div class="sides">${sides.join("\n")}</div></section>`;
}

function renderSide(files: readonly SourceFile[], marks: readonly Mark[], say: SimilarSay): string {
  return files
    .map((file) => ({ file, own: marks.filter(({ path }) => path === file.path) }))
    .filter(({ own }) => own.length > 0)
    .map(({ file, own }) => renderMarked(file, own, say))
    .join("\n");
}
