import stringWidth from "string-width";

/** Blanks between two columns. */
const GAP = "  ";

/** A column of a table: its head, and whether its cells stand to the right, as numbers do. */
export interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
}

/** A table in columns that line up on a terminal, on which a Chinese character takes two places. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ head }, at) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ isNumber = false }, at) => pad(cells[at] ?? "", widths[at] ?? 0, isNumber))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join(GAP);
  return [line(columns.map(({ head }) => head)), rule, ...rows.map(line)].join("\n");
}

/** A text filled up with blanks to so many places of a terminal. */
export function pad(text: string, width: number, isRight = false): string {
  const blanks = " ".repeat(Math.max(0, width - stringWidth(text)));
  return isRight ? blanks + text : text + blanks;
}
