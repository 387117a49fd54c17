/** Makes a table's columns buttons: a click sorts by one, a second click the other way round. */
export function startSorting(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  for (const [at, head] of heads.entries()) {
    head.tabIndex = 0;
    const sort = (): void => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turn);
      sortBy(table, at, turn === "ascending" ? 1 : -1);
    };
    head.addEventListener("click", sort);
    head.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sort();
    });
  }
}

function sortBy(table: HTMLTableElement, at: number, sign: 1 | -1): void {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const rows = [...body.rows].sort(
    (one, other) => sign * compare(valueOf(one, at), valueOf(other, at)),
  );
  body.append(...rows);
}

/** Numbers before what was not graded, texts by the alphabet. */
function compare(one: string, other: string): number {
  const [first, second] = [Number(one), Number(other)];
  const areNumbers = one !== "" && other !== "" && !Number.isNaN(first) && !Number.isNaN(second);
  return areNumbers ? first - second : one.localeCompare(other, "zh-CN");
}

function valueOf(row: HTMLTableRowElement, at: number): string {
  const cell = row.cells[at];
  return cell?.dataset["value"] ?? cell?.textContent ?? "";
}
