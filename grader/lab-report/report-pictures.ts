import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { drawPictures } from "../evidence/pictures/draw-pictures.ts";
import type { DocumentPicture } from "./document.ts";

/** A picture of a report. */
export interface ReportPicture extends DocumentPicture {
  /** The drawing that the PNG was made of; null for a screenshot. */
  readonly svg: string | null;
  /** Whether a browser made it, so that the record alone can't give it again. */
  readonly isScreenshot: boolean;
}

/** The pictures that are drawn from a bundle: the same on every machine. */
export async function drawnPictures(
  bundle: Bundle,
  language: Language,
): Promise<readonly ReportPicture[]> {
  const pictures = await drawPictures(bundle, language);
  return pictures.map(({ id, title, caption, svg, width, height, png }) => ({
    ...{ id, title, caption, svg, width, height },
    png: png(),
    isScreenshot: false,
  }));
}
