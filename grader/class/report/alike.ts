import { existsSync } from "node:fs";
import { TooLarge } from "../../../labs/kit/submit/own-files.ts";
import { MAX_COMPARED, findAlike } from "../../similarity/find-alike.ts";
import { readCode } from "../../similarity/read-code.ts";
import { percent } from "../../similarity/render-page.ts";
import type { Comparison } from "../../similarity/render-page.ts";
import type { SubmissionText } from "../../similarity/source-text.ts";
import { escape } from "../../lab-report/render-html.ts";
import { studentPath } from "./class-table.ts";
import { inBoth, textOf } from "./texts.ts";
import type { PageWriter } from "./texts.ts";

/** The page with both sides of each pair, beside the page of the class. */
export const ALIKE_PAGE = "similar.html";
/** Pairs on the page of the class; all are on their own page. */
const MAX_LISTED = 10;

/**
 * Compares what a class handed in.
 *
 * @param folders - the prepared folders, by the ids of rows.
 * @returns null when there are fewer than two that can be compared, or too many.
 */
export function compareClass(lab: string, folders: ReadonlyMap<string, string>): Comparison | null {
  const all = [...folders].filter(([, folder]) => existsSync(folder));
  const submissions = all.flatMap(([id, folder]) => codeOf(id, folder));
  const canCompare = submissions.length >= 2 && submissions.length <= MAX_COMPARED;
  return canCompare ? findAlike(lab, submissions) : null;
}

function codeOf(id: string, folder: string): SubmissionText[] {
  try {
    return [readCode(id, folder)];
  } catch (error) {
    if (error instanceof TooLarge) return [];
    throw error;
  }
}

/** The pairs whose own code is alike, as a hint for a person. */
export function alike(comparison: Comparison | null, writer: PageWriter): string {
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
