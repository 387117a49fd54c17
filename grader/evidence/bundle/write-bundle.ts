import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";
import type { RunRecord } from "../../record/record.ts";
import type { BundleManifest } from "./bundle.ts";
import { MANIFEST_FILE } from "./bundle-files.ts";
import { runIdOf } from "./run-id.ts";

/** What a bundle is written from. */
export interface BundleContent {
  readonly record: RunRecord;
  readonly submission: BundleManifest["submission"];
  readonly report: readonly string[];
  readonly missingFrames: number;
  /** All files but `bundle.json`: paths inside of the bundle, and what they hold. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** Where the bundle of the last run of a lab is. */
export function bundleFolder(lab: string): string {
  return join(projectRoot(), ".grade", lab, "bundle");
}

/**
 * Writes a bundle at one stroke: a reader finds the old one or the new one. The one that was there
 * before is gone.
 *
 * @returns its manifest.
 * @throws Error of the file system when it can't be written; the old one is there still.
 */
export function writeBundle(folder: string, content: BundleContent): BundleManifest {
  const manifest = manifestOf(content);
  const draft = `${folder}.${process.pid}.tmp`;
  const old = `${folder}.${process.pid}.old`;
  try {
    mkdirSync(draft, { recursive: true });
    for (const [path, text] of content.files) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    writeFileSync(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    try {
      renameSync(folder, old);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    renameSync(draft, folder);
  } finally {
    for (const leftover of [draft, old]) rmSync(leftover, { recursive: true, force: true });
  }
  return manifest;
}

function manifestOf({
  record,
  submission,
  report,
  missingFrames,
  files,
}: BundleContent): BundleManifest {
  const { lab, seed, startedAt, ms = 0, machine, isolation } = record;
  const manifest = {
    version: 1,
    lab,
    seed,
    startedAt,
    ms,
    kit: kitVersion(),
    node: machine.node,
    platform: machine.platform,
    isolation,
    submission,
    report: [...report],
    missingFrames,
    files: [...files].map(([path, content]) => ({
      path,
      bytes: Buffer.byteLength(content),
      sha256: createHash("sha256").update(content).digest("hex"),
    })),
  } satisfies Omit<BundleManifest, "runId">;
  return { ...manifest, runId: runIdOf(manifest) };
}

export function kitVersion(): string {
  const file = join(projectRoot(), "package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version?: unknown };
  return typeof version === "string" ? version : "?";
}
