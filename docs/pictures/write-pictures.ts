import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { pictures } from "./drawings.ts";
import { drawPicture } from "./figure.ts";

const LANGUAGES: readonly Language[] = ["zh", "en"];

/** Every picture of the documentation by its path from the project's root, as it has to be. */
export function drawPictures(): Map<string, string> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      pictures.map((picture) => [
        `docs/${language}/pictures/${picture.name}.svg`,
        drawPicture(picture, language),
      ]),
    ),
  );
}

/** Writes those pictures that are missing or other than they have to be. */
export function writePictures(): void {
  for (const [path, svg] of drawPictures()) {
    const file = join(projectRoot(), path);
    if (existsSync(file) && readFileSync(file, "utf8") === svg) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, svg);
  }
}
