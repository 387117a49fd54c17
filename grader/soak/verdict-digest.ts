import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/** The folders on which the verdict of a run depends, beside the lab's own fixtures. */
const FOLDERS = [
  ...["labs/kit/contract", "labs/kit/process", "labs/kit/programs", "labs/kit/store"],
  ...["reference", "grader/check", "grader/cluster", "grader/fixture", "grader/grade"],
  ...["grader/isolation", "grader/limits", "grader/verifier"],
];

/** What tells whether a run of the reference still counts: 16 hex digits over all that decides it. */
export function verdictDigest(lab: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const folder of [...FOLDERS, join("fixtures", lab)]) {
    const root = join(projectRoot(), folder);
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
    for (const file of files.filter((name) => !name.endsWith(".test.ts"))) {
      const path = join(root, file);
      if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
