import { escape } from "../../lab-report/render-html.ts";
import type { CheckTotal } from "./check-totals.ts";
import { htmlTable } from "./html-table.ts";
import type { PageWriter } from "./texts.ts";

/** Width of a meter's drawing. */
const METER = 100;

/** Where the class loses points: checks by how many fail them. */
export function losses(totals: readonly CheckTotal[], writer: PageWriter): string {
  const failed = totals
    .filter(({ failedBy }) => failedBy.length > 0)
    .sort((one, other) => lostIn(other) - lostIn(one));
  if (failed.length === 0) return `<p>${writer.say("losses.none")}</p>`;
  const head = [
    { html: writer.say("losses.failed") },
    { html: writer.say("losses.check") },
    { html: writer.say("losses.stage") },
    { html: writer.say("losses.points"), kind: "number" },
  ];
  const rows = failed.map((total) => {
    const { id, title, stage, judged, failedBy } = total;
    const count = writer.say("losses.of", { count: failedBy.length, all: judged });
    return [
      {
        html: meter(failedBy.length / Math.max(1, judged)) + count,
        kind: "name",
        value: failedBy.length,
      },
      {
        html: `${writer.message(title)} <span class="soft">${escape(id)}</span>`,
        value: escape(id),
      },
      { html: escape(stage) },
      { html: String(lostIn(total)), kind: "number", value: lostIn(total) },
    ];
  });
  return htmlTable(head, rows, "sortable");
}

function lostIn({ failedBy, points }: CheckTotal): number {
  return failedBy.length * points;
}

/** A bar that is filled to a part. */
function meter(part: number): string {
  const filled = Math.round(part * METER);
  return `<svg class="meter" viewBox="0 0 ${METER} 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${METER}" height="10"/><rect class="part" width="${filled}" height="10"/></svg>`;
}
