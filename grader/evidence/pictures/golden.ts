import { join } from "node:path";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";
import { drawPictures } from "./draw-pictures.ts";
import { inventBundle } from "./test-bundle.ts";

/** Where the pictures stand that were looked at and found good. */
export const GOLDEN_FOLDER = join(projectRoot(), "grader", "evidence", "pictures", "golden");

/** The pictures of an invented run by their files' names, in both languages. */
export async function goldenPictures(): Promise<ReadonlyMap<string, string>> {
  const bundle = inventBundle({ nodes: 3, messages: 12, blocks: 18 });
  const files = new Map<string, string>();
  for (const language of ["zh", "en"] as const) {
    const pictures = await drawPictures(bundle, language);
    for (const { id, svg } of pictures.filter((one) => !/^console-0[2-9]/.test(one.id))) {
      files.set(`${id}.${language}.svg`, svg);
    }
  }
  return files;
}
