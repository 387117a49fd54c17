import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project's root folder: the nearest folder above this code that holds `package.json`. Works
 * from the sources and from a bundle in `dist/` alike.
 *
 * @throws Error when no folder above has one: the project was taken apart.
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json above the kit: clone the project anew");
    folder = parent;
  }
  return folder;
}
