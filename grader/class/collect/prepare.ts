import {
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { readPristine } from "../../../labs/kit/reset/pristine.ts";
import { MANIFEST_FILE } from "../../../labs/kit/submission/manifest.ts";
import { hashOf } from "../../cluster/snapshot.ts";
import type { LabPlace } from "./locate-lab.ts";

/** Files that are ours in a lab of TypeScript: they are what the compiler and Node.js are told. */
const OURS = new Set(["tsconfig.json", "package.json", "package-lock.json"]);

/** A submission that is ready to be graded. */
export interface Prepared {
  /** For `--submission`. */
  readonly folder: string;
  /** SHA-256 over all of its files, as lower-case hex. */
  readonly hash: string;
}

/**
 * Copies a submission into a folder of its own with the trusted files over it: `lab.json` where it is
 * missing, what tells the compiler how to read a lab of TypeScript, and nothing of a copied kit. The kit
 * and the grader are always this project's.
 *
 * @param into - a folder that does not exist yet.
 */
export function prepareSubmission(
  { folder, own, lacksManifest }: LabPlace,
  lab: string,
  into: string,
): Prepared {
  const pristine = readPristine(lab).files;
  const place = join(into, relative(folder, own));
  mkdirSync(into, { recursive: true });
  cpSync(folder, into, { recursive: true, preserveTimestamps: true });
  if (lacksManifest) writeFileSync(join(place, MANIFEST_FILE), pristine[MANIFEST_FILE] ?? "");
  if (isTypeScript(place)) {
    for (const name of OURS) rmSync(join(place, name), { recursive: true, force: true });
    writeFileSync(join(place, "tsconfig.json"), pristine["tsconfig.json"] ?? "");
  }
  const kit = join(into, "labs", "kit");
  if (lstatSync(kit, { throwIfNoEntry: false }) !== undefined) {
    // That it was there says that the labs beside it belong together.
    rmSync(kit, { recursive: true });
    mkdirSync(kit);
  }
  return { folder: into, hash: hashOf(filesIn(into)) };
}

/** Whether all programs are modules; a submission in another language has its own `package.json`. */
function isTypeScript(place: string): boolean {
  try {
    const text = readFileSync(join(place, MANIFEST_FILE), "utf8").replace(/^\uFEFF/, "");
    const manifest = JSON.parse(text) as Record<string, unknown>;
    return Object.values(manifest).every((start) => typeof start === "string");
  } catch {
    return false;
  }
}

function filesIn(folder: string): (readonly [string, Uint8Array])[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .map((path) => [path.replaceAll(sep, "/"), readFileSync(join(folder, path))] as const);
}
