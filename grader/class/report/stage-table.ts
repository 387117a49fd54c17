import { escape } from "../../lab-report/render-html.ts";
import type { RunRecord } from "../../record/record.ts";
import { scoreOf, ungraded } from "../../record/score.ts";
import { bookText } from "./class-table.ts";
import { htmlTable } from "./html-table.ts";
import type { PageWriter } from "./texts.ts";

/** The points of a record by stage. */
export function stageTable(record: RunRecord, writer: PageWriter): string {
  const open = new Set(ungraded(record));
  const head = [
    { html: writer.say("stages.stage") },
    { html: writer.say("stages.points"), kind: "number" },
  ];
  const rows = record.stages.map((stage) => {
    const { earned, points } = scoreOf(stage.checks);
    const bonus = stage.bonus ? bookText(writer, "bonus-mark") : "";
    const mark = open.has(stage)
      ? " open"
      : earned === points
        ? " full"
        : earned === 0
          ? " zero"
          : "";
    return [
      { html: `${escape(stage.id)} ${writer.message(stage.title)}${bonus}` },
      {
        html: open.has(stage) ? bookText(writer, "ungraded") : `${earned}/${points}`,
        kind: `number${mark}`,
      },
    ];
  });
  return htmlTable(head, rows);
}
