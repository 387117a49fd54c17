import type { Cell } from "./table.ts";

/** What a spreadsheet takes for the beginning of a formula, or skips before one. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text that no spreadsheet takes for a formula. */
export function asText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, so that Excel shows Chinese, and with no cell
 * that a spreadsheet would calculate.
 */
export function renderCsv(table: readonly (readonly Cell[])[]): string {
  const lines = table.map((row) => row.map(renderCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function renderCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = asText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
