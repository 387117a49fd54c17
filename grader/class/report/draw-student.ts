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
 * @param bundle - the folder with the bundle of the run.
 * @param to - the folder for the pictures.
 * @returns what was drawn; nothing without a bundle that can be read.
 */
export async function drawStudent(
  bundle: string,
  to: string,
  language: Language,
): Promise<readonly StudentPicture[]> {
  if (!existsSync(bundle)) return [];
  try {
    const pictures = await drawPictures(readBundle(bundle), language);
    return pictures.map(({ id, title, svg }) => {
      const file = `${id}.svg`;
      writeWhole(join(to, file), svg);
      return { file, title };
    });
  } catch (error) {
    if (error instanceof BundleError) return [];
    throw error;
  }
}
