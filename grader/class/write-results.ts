import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import { keepHistory } from "./gradebook/history.ts";
import type { Change } from "./gradebook/history.ts";
import { createGradebookSay } from "./gradebook/messages.ts";
import type { Gradebook } from "./gradebook/row.ts";
import { gradebookTable } from "./gradebook/table.ts";
import { renderCsv } from "./gradebook/write-csv.ts";
import { renderXlsx } from "./gradebook/write-xlsx.ts";
import type { Policy } from "./policy/policy.ts";
import { writeWhole } from "./write-file.ts";

/** Where results go, and how. */
export interface ResultsOptions {
  readonly out: string;
  readonly policy: Policy;
  readonly language: Language;
}

/**
 * Writes the gradebook, the pages and what is handed back to students.
 *
 * @returns what has changed since the last time.
 */
export async function writeResults(
  book: Gradebook,
  { out, language }: ResultsOptions,
): Promise<readonly Change[]> {
  const { changes } = keepHistory(book, out, new Date());
  const table = gradebookTable(book, language);
  writeWhole(join(out, "gradebook.csv"), renderCsv(table));
  const sheet = createGradebookSay(language)("sheet");
  writeWhole(join(out, "gradebook.xlsx"), await renderXlsx(table, sheet));
  return changes;
}
