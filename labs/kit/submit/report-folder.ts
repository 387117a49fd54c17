import { existsSync } from "node:fs";
import { join } from "node:path";
import { ownFiles } from "./own-files.ts";
import { forFileName } from "./student.ts";

/** Who a report is by; what is not known yet is left out. */
export interface Author {
  readonly number?: string | undefined;
  readonly name?: string | undefined;
}

/** The name of a report's folder below `report`: the lab and whoever wrote it. */
export function reportFolderName(lab: string, { number, name }: Author): string {
  const parts = [number, name].map((text) => forFileName(text ?? ""));
  return [lab, ...parts.filter((part) => part !== "")].join("-");
}

/**
 * The report of a lab and the bundle that it can be checked by, by their paths in the report's folder.
 * The pictures are in the report itself.
 *
 * @returns no files when `npm run report` has not written one for this author.
 * @throws TooLarge when they are more than a submission may hold.
 */
export function reportFiles(root: string, lab: string, author: Author): Map<string, Uint8Array> {
  const folder = join(root, "report", reportFolderName(lab, author));
  if (!existsSync(folder)) return new Map();
  const files = [...ownFiles(folder)];
  return new Map(files.filter(([path]) => !/^pictures\/|^\./.test(path)));
}
