import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isLeftOut } from "./unpacking.ts";
import type { Unpacking } from "./unpacking.ts";

/**
 * Copies a folder by the rules by which archives are unpacked: no links, within the limits, without what
 * is left out.
 *
 * @throws ArchiveError when it is too large, or has names that some system can't have.
 */
export function copyFolder(folder: string, unpacking: Unpacking): void {
  const visit = (at: string): void => {
    for (const name of readdirSync(join(folder, at)).sort()) {
      const path = at === "" ? name : `${at}/${name}`;
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory() && !isLeftOut(name)) visit(path);
      if (!stat.isFile()) continue;
      const target = unpacking.begin(path, "file", stat.mtime);
      if (target === null) continue;
      unpacking.count(stat.size);
      unpacking.write(target, [readFileSync(join(folder, path))]);
    }
  };
  visit("");
}
