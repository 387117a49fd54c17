/**
 * `npm run pictures:update`: draws the pictures of `grader/evidence/pictures/golden` anew, by which the
 * tests notice a change. Look at each that differs before you commit it: GitHub shows SVG files.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GOLDEN_FOLDER, goldenPictures } from "../evidence/pictures/golden.ts";

const pictures = await goldenPictures();
mkdirSync(GOLDEN_FOLDER, { recursive: true });
for (const file of readdirSync(GOLDEN_FOLDER).filter((name) => !pictures.has(name))) {
  rmSync(join(GOLDEN_FOLDER, file));
  console.log(`removed ${file}`);
}
for (const [file, svg] of pictures) {
  const path = join(GOLDEN_FOLDER, file);
  if (existsSync(path) && readFileSync(path, "utf8") === svg) continue;
  writeFileSync(path, svg);
  console.log(`wrote ${path}`);
}
