import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { mutantFiles } from "./make-mutant.ts";
import type { Mutant } from "./mutant.ts";

/**
 * What tells whether a run of a mutant still counts: the mutant, the program that it was made from and
 * the lab's fixtures. What the grader itself does is not in it.
 */
export function digestOf(mutant: Mutant): string {
  const fixtures = join(projectRoot(), "fixtures", mutant.lab);
  const hash = createHash("sha256").update(JSON.stringify(mutant));
  for (const [file, text] of mutantFiles(mutant)) hash.update(file).update(text);
  for (const file of readdirSync(fixtures).sort()) hash.update(readFileSync(join(fixtures, file)));
  return hash.digest("hex").slice(0, 16);
}
