import { escape } from "../../lab-report/render-html.ts";
import type { Change, Comparison } from "../gradebook/history.ts";
import type { RowStatus } from "../gradebook/row.ts";
import { bookText } from "./class-table.ts";
import { htmlTable } from "./html-table.ts";
import type { PageWriter } from "./texts.ts";

/** What is other than the last time: who, which stage, from what to what. */
export function changesPart({ since, changes }: Comparison, writer: PageWriter): string {
  if (since === null) return `<p>${writer.say("changes.first")}</p>`;
  const at = since.slice(0, 16).replace("T", " ");
  const before = `<p class="soft">${writer.say("changes.since", { at: `${at} UTC` })}</p>`;
  if (changes.length === 0) return `${before}<p>${writer.say("changes.none")}</p>`;
  const head = (["who", "what", "from", "to"] as const).map((id) => ({
    html: writer.say(`changes.${id}`),
  }));
  const rows = changes.map((change) => [
    { html: escape(change.id) },
    { html: whatOf(change, writer) },
    { html: valueOf(change, change.from, writer) },
    { html: valueOf(change, change.to, writer) },
  ]);
  return before + htmlTable(head, rows);
}

function whatOf({ what }: Change, writer: PageWriter): string {
  return what === "total" || what === "status" ? writer.say(`changes.${what}`) : escape(what);
}

function valueOf({ what }: Change, value: Change["from"], writer: PageWriter): string {
  if (value === null) return "–";
  return what === "status"
    ? bookText(writer, `status.${value as RowStatus}`)
    : escape(String(value));
}
