import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { drawPictures, shootPictures } from "../evidence/pictures/draw-pictures.ts";
import type { Picture } from "../evidence/pictures/picture.ts";
import type { DocumentPicture } from "./document.ts";

/** A picture of a report. */
export interface ReportPicture extends DocumentPicture {
  /** The drawing that the PNG was made of. */
  readonly svg: string;
  /** Whether a browser made it, so that the record alone can't give it again. */
  readonly isScreenshot: boolean;
}

/** What an SVG has in it when a browser's picture was put there; drawings are shapes and texts. */
const PHOTO = "<image ";

/** What was drawn of a bundle already: drawing takes seconds. */
const drawn = new WeakMap<Bundle, Map<Language, Promise<readonly ReportPicture[]>>>();

/** The pictures that are drawn from a bundle: the same on every machine, and drawn once. */
export async function drawnPictures(
  bundle: Bundle,
  language: Language,
): Promise<readonly ReportPicture[]> {
  const known = drawn.get(bundle) ?? new Map<Language, Promise<readonly ReportPicture[]>>();
  drawn.set(bundle, known);
  const pictures = known.get(language) ?? draw(bundle, language);
  known.set(language, pictures);
  return pictures;
}

/**
 * The same pictures with screenshots of the console page, where there was an exchange.
 *
 * @throws NoBrowser when no browser is installed.
 */
export async function shotPictures(
  bundle: Bundle,
  language: Language,
): Promise<readonly ReportPicture[]> {
  return asReportPictures(await shootPictures(bundle, language));
}

async function draw(bundle: Bundle, language: Language): Promise<readonly ReportPicture[]> {
  return asReportPictures(await drawPictures(bundle, language));
}

function asReportPictures(pictures: readonly Picture[]): readonly ReportPicture[] {
  return pictures.map((picture) => {
    const { id, title, caption, svg, width, height } = picture;
    const png = picture.png();
    return { id, title, caption, svg, width, height, png, isScreenshot: svg.includes(PHOTO) };
  });
}
