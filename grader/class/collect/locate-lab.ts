import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { MANIFEST_FILE } from "../../../labs/kit/submission/manifest.ts";

/** How deep a lab may lie in what was handed in. */
const MAX_DEPTH = 8;

/** Where a lab lies in what was handed in. */
export interface LabPlace {
  /** What `--submission` would name: the lab's folder, or one above it that has more of the submission. */
  readonly folder: string;
  /** The folder with the programs. */
  readonly own: string;
  /** Whether `lab.json` is missing there and only the skeleton's programs are. */
  readonly lacksManifest: boolean;
}

/**
 * Finds a lab in a folder: the highest folder that `--submission` would take, else the highest one that
 * has the skeleton's `node.ts`; null when there is none.
 */
export function locateLab(root: string, lab: string): LabPlace | null {
  const folders = foldersFrom(root, lab);
  for (const lacksManifest of [false, true]) {
    const file = lacksManifest ? "node.ts" : MANIFEST_FILE;
    for (const folder of folders) {
      const places = [folder, join(folder, "labs", lab), join(folder, lab)];
      const own = places.find((place) => existsSync(join(place, file)));
      if (own !== undefined) return { folder, own, lacksManifest };
    }
  }
  return null;
}

/** A folder and those in it, higher ones first; the other labs of a copy of the project left out. */
function foldersFrom(root: string, lab: string): string[] {
  const all = [root];
  let level = [root];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name))
        .filter((path) => !/^lab\d+$/.test(basename(path)) || basename(path) === lab)
        .sort(),
    );
    all.push(...level);
  }
  return all;
}
