import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../../labs/kit/language/language.ts";
import { BundleError, drawPictures, readBundle } from "../../evidence/index.ts";
import { writeWhole } from "../write-file.ts";

/** A picture of a student's run. */
export interface StudentPicture {
  /** The name of its file in the folder of pictures. */
  readonly file: string;
  readonly title: string;
}

/**
 * Draws the pictures of a student's run as SVG files, where its bundle was kept.
 *
 * @param folder - the student's, with `bundle` in it; `pictures` is written.
 * @returns what was drawn; nothing without a bundle that can be read.
 */
export async function drawStudent(
  folder: string,
  language: Language,
): Promise<readonly StudentPicture[]> {
  const place = join(folder, "bundle");
  if (!existsSync(place)) return [];
  try {
    const pictures = await drawPictures(readBundle(place), language);
    return pictures.map(({ id, title, svg }) => {
      const file = `${id}.svg`;
      writeWhole(join(folder, "pictures", file), svg);
      return { file, title };
    });
  } catch (error) {
    if (error instanceof BundleError) return [];
    throw error;
  }
}
