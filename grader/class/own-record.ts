import { relative } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RunRecord } from "../record/record.ts";

/** A text without the folder in which a submission was graded, however it is written; for JSON too. */
export function withoutPlace(text: string, folder: string): string {
  const places = [folder, relative(projectRoot(), folder)].filter((place) => place !== "");
  const written = places.flatMap((place) => [
    place,
    place.replaceAll("\\", "/"),
    place.replaceAll("\\", "\\\\"),
  ]);
  return [...new Set(written)].reduce((told, place) => told.replaceAll(place, "."), text);
}

/** A record such that the commands it names are those of the lab's own folder, as its author has it. */
export function asOwn(record: RunRecord, lab: string): RunRecord {
  return { ...record, submission: lab, folder: `labs/${lab}` };
}
