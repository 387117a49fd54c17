import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { sha256Of } from "../lab-report/manifest.ts";
import type { PictureMark } from "../lab-report/picture-mark.ts";
import { withoutText } from "../lab-report/png-text.ts";
import { drawnPictures } from "../lab-report/report-pictures.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** Compares a picture with those that a bundle gives. @param name - what to call it. */
export async function checkPicture(
  png: Uint8Array,
  mark: PictureMark | null,
  bundle: Bundle,
  name: string,
): Promise<readonly Finding[]> {
  const { runId } = bundle.manifest;
  if (mark !== null && mark.runId !== runId) {
    return [differs("found.other-run", { bundle: runId, report: mark.runId })];
  }
  const hash = sha256Of(withoutText(png));
  const isKnown = mark?.isScreenshot === true && mark.sha256 === hash;
  if (isKnown) return [note("found.screenshot", { count: 1 })];
  const languages: readonly Language[] = mark === null ? ["zh", "en"] : [mark.language];
  const drawn = await Promise.all(languages.map((language) => drawnPictures(bundle, language)));
  const found = drawn
    .flat()
    .some((picture) => (mark === null || picture.id === mark.id) && sha256Of(picture.png) === hash);
  const picture = mark?.id ?? name;
  return [
    found ? same("found.picture", { count: 1 }) : differs("found.picture-differs", { picture }),
  ];
}
