import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { MANIFEST_FILE } from "../evidence/bundle/bundle-files.ts";
import { BundleError } from "../evidence/bundle/bundle-error.ts";
import { readManifest } from "../evidence/bundle/read-bundle.ts";
import { bundleFolder } from "../evidence/bundle/write-bundle.ts";
import { BUNDLE_FOLDER } from "../lab-report/report-files.ts";

/**
 * The folder of the bundle that a report or a picture belongs to: beside it, one above it, or that of a
 * lab's last run. One of the right run goes before one of another.
 *
 * @returns null when there is none at all.
 */
export function locateBundle(file: string, runId: string): string | null {
  const folder = dirname(resolve(file));
  const beside = [join(folder, BUNDLE_FOLDER), join(folder, "..", BUNDLE_FOLDER)];
  const last = readLabs().map(({ id }) => bundleFolder(id));
  const found = [...beside, ...last].filter((place) => existsSync(join(place, MANIFEST_FILE)));
  return found.find((place) => runOf(place) === runId) ?? found[0] ?? null;
}

function runOf(bundle: string): string | null {
  try {
    return readManifest(bundle).runId;
  } catch (error) {
    if (error instanceof BundleError) return null;
    throw error;
  }
}
