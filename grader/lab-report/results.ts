import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { isByHand } from "../evidence/bundle/by-hand.ts";
import type { StageRecord } from "../record/record.ts";
import { scoreOf, totalOf, ungraded } from "../record/score.ts";
import type { Block, DocumentPicture, Part } from "./document.ts";
import { createDocumentSay } from "./document-messages.ts";
import type { DocumentSay } from "./document-messages.ts";

/** Section 4.2: the points by stage. */
export function resultsPart({ record }: Bundle, language: Language): Part {
  const say = createDocumentSay(language);
  const heading: Block = { kind: "heading", level: 3, text: say("heading.results") };
  if (isByHand(record)) {
    return { id: "results", blocks: [heading, { kind: "note", text: say("results.by-hand") }] };
  }
  const { total, bonus } = totalOf(record);
  const checks = record.stages.flatMap((stage) => stage.checks);
  const passed = checks.filter(({ result }) => result === "pass").length;
  const extra = bonus.points === 0 ? "" : say("results.bonus", { ...bonus });
  const text = say("results.total", { ...total, passed, checks: checks.length });
  const separator = say("separator");
  const titles = (stages: readonly StageRecord[]): string =>
    stages.map(({ title }) => title[language]).join(separator);
  const blocks: Block[] = [
    heading,
    { kind: "paragraph", text: language === "zh" ? text + extra : `${text} ${extra}`.trim() },
    stageTable(record.stages, language, say),
  ];
  const missing = ungraded(record);
  if (missing.length > 0) {
    blocks.push({ kind: "note", text: say("results.ungraded", { stages: titles(missing) }) });
  }
  const failed = checks.filter(({ result }) => result === "fail").map(({ id }) => id);
  if (failed.length > 0) {
    blocks.push({ kind: "note", text: say("results.failed", { checks: failed.join(separator) }) });
  }
  return { id: "results", blocks };
}

/** The pictures of section 4.2, numbered. */
export function picturesPart(pictures: readonly DocumentPicture[], language: Language): Part {
  const say = createDocumentSay(language);
  const blocks = pictures.map((picture, at): Block => {
    const { title, caption } = picture;
    const full = say("picture.caption", { number: at + 1, title, caption });
    return { kind: "picture", picture: { ...picture, caption: full } };
  });
  return { id: "pictures", blocks };
}

function stageTable(stages: readonly StageRecord[], language: Language, say: DocumentSay): Block {
  const head = [say("results.stage"), say("results.checks"), say("results.points")];
  const rows = stages.map(({ id, title, bonus, checks }) => {
    const passed = checks.filter(({ result }) => result === "pass").length;
    const name = say(bonus ? "results.bonus-title" : "results.stage-title", {
      ...{ id, title: title[language] },
    });
    const score = say("results.score", { ...scoreOf(checks) });
    return [name, `${passed}/${checks.length}`, score];
  });
  return { kind: "table", head, rows };
}
