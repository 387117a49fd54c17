import type { Language } from "../../../labs/kit/language/language.ts";
import { MAX_COMPARED, findAlike } from "../../similarity/find-alike.ts";
import { readCode } from "../../similarity/read-code.ts";
import { createSimilarSay } from "../../similarity/messages.ts";
import { tellOmission } from "../../similarity/omission.ts";
import type { Omission } from "../../similarity/omission.ts";
import { percent, renderPage } from "../../similarity/render-page.ts";
import type { Comparison } from "../../similarity/render-page.ts";
import { escape } from "../../lab-report/render-html.ts";
import { studentPath } from "./class-table.ts";
import { inBoth, textOf } from "./texts.ts";
import type { PageWriter } from "./texts.ts";

/** The page with both sides of each pair, beside the page of the class. */
export const ALIKE_PAGE = "similar.html";
/** Pairs, and things left out, on the page of the class; all are on their own page. */
const MAX_LISTED = 10;

/** What came of comparing a class's code. */
export interface ClassCode {
  /** Null when there are fewer than two that can be compared, or too many, or the comparing failed. */
  readonly comparison: Comparison | null;
  /** What was not compared, or not as everything else. */
  readonly omissions: readonly Omission[];
  /** Why the comparing failed; null when it did not. */
  readonly fault: string | null;
  /** The page with both sides of each pair; null without a comparison. */
  readonly page: string | null;
}

/**
 * Compares what a class handed in. It is a hint besides the grades: whatever goes wrong with it is told,
 * and stops nothing.
 *
 * @param folders - the prepared folders, by the ids of rows.
 */
export function compareClass(
  lab: string,
  folders: ReadonlyMap<string, string>,
  language: Language,
): ClassCode {
  try {
    const code = readCode(folders, lab);
    const count = code.submissions.length;
    if (count < 2 || count > MAX_COMPARED) return { ...NOTHING, omissions: code.omissions };
    const comparison = findAlike(lab, code);
    const page = renderPage(comparison, language);
    return { comparison, omissions: comparison.omissions, fault: null, page };
  } catch (error) {
    return { ...NOTHING, fault: error instanceof Error ? error.message : String(error) };
  }
}

const NOTHING: ClassCode = { comparison: null, omissions: [], fault: null, page: null };

/** The pairs whose own code is alike, as a hint for a person, and what could not be compared. */
export function alike({ comparison, omissions, fault }: ClassCode, writer: PageWriter): string {
  const pairs =
    fault === null
      ? listPairs(comparison, writer)
      : `<p class="warn">${writer.say("alike.failed", { reason: fault })}</p>`;
  return pairs + listOmissions(omissions, writer);
}

function listOmissions(omissions: readonly Omission[], writer: PageWriter): string {
  if (omissions.length === 0) return "";
  const items = omissions
    .slice(0, MAX_LISTED)
    .map((one) =>
      writer.message(inBoth((language) => tellOmission(one, createSimilarSay(language)))),
    );
  const more = omissions.length - items.length;
  if (more > 0) items.push(writer.say("alike.more-omitted", { count: more }));
  return `<ul class="plain soft">${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}

function listPairs(comparison: Comparison | null, writer: PageWriter): string {
  if (comparison === null) return `<p>${writer.say("alike.not-compared")}</p>`;
  const { pairs } = comparison;
  if (pairs.length === 0) return `<p>${writer.say("alike.none")}</p>`;
  const items = pairs.slice(0, MAX_LISTED).map(({ left, right, share }, at) => {
    const [one, other] = [left, right].map(
      (id) => `<a href="${studentPath(id)}">${escape(id)}</a>`,
    );
    return `<li>${one ?? ""} ↔ ${other ?? ""} <a href="${ALIKE_PAGE}#pair-${at}">${percent(share)}%</a></li>`;
  });
  const count = pairs.length;
  const all = writer.message(inBoth((one) => textOf("alike.all", { count })[one]));
  return `<ul class="plain">${items.join("\n")}</ul>` + `<p><a href="${ALIKE_PAGE}">${all}</a></p>`;
}
