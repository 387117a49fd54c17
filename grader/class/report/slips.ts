import type { Fingerprint } from "../../fingerprints/fingerprint.ts";
import { escape } from "../../lab-report/render-html.ts";
import { slipOf } from "../../report/slip-of.ts";
import type { Gradebook, Row } from "../gradebook/row.ts";
import { studentPath } from "./class-table.ts";
import { inBoth, textOf } from "./texts.ts";
import type { PageWriter } from "./texts.ts";

/** The known slips that labs of the class look like, with whose; the commonest first. */
export function slips({ rows }: Gradebook, writer: PageWriter): string {
  const found = new Map<string, { slip: Fingerprint; who: Row[] }>();
  for (const row of rows) {
    const slip = slipIn(row);
    if (slip === null) continue;
    const known = found.get(slip.id) ?? { slip, who: [] };
    found.set(slip.id, { slip, who: [...known.who, row] });
  }
  if (found.size === 0) return `<p>${writer.say("slips.none")}</p>`;
  const items = [...found.values()]
    .sort((one, other) => other.who.length - one.who.length)
    .map(({ slip, who }) => {
      const told = writer.message(
        inBoth((language) => textOf("slips.as-if", { slip: slip.title[language] })[language]),
      );
      const people = who
        .map(({ id }) => `<a href="${studentPath(id)}">${escape(id)}</a>`)
        .join(", ");
      return `<li><b>${who.length} ×</b> ${told} <span class="people">(${escape(slip.stage)}) ${people}</span></li>`;
    });
  return `<ul class="plain">${items.join("\n")}</ul>`;
}

function slipIn({ record }: Row): Fingerprint | null {
  for (const stage of record?.stages ?? []) {
    const slip = record === null ? null : slipOf(record, stage);
    if (slip !== null) return slip;
  }
  return null;
}
