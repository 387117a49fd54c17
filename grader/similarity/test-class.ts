import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { stageFiles } from "../class/test-hand-ins.ts";
import type { SourceFile } from "./source-text.ts";

/** A lab with its first stages filled in from the reference, as somebody's submission. */
export function solved(lab: string, stages: number): SourceFile[] {
  return [...stageFiles(lab, stages)].map(([path, text]) => ({ path, text }));
}

/** The project's second implementation: JavaScript of another hand, from the same contract. */
export function secondImplementation(): SourceFile[] {
  const folder = join(projectRoot(), "grader/test/second-implementation");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** What somebody does who hides a copy: other names and layout, no comments, files and functions moved. */
export function disguised(files: readonly SourceFile[]): SourceFile[] {
  return files.map(({ path, text }) => {
    const blocks = text
      .replaceAll(/\/\*\*[^]*?\*\/\n/g, "")
      .replaceAll(
        /\b(block|transaction|chain|items|pool|tip|branch|header|ledger|peer)(s?)\b/g,
        "my$1$2",
      )
      .split(/\n(?=export )/);
    const [head = "", ...rest] = blocks;
    const moved = [head, ...rest.reverse()].join("\n").replaceAll(/\n {2}/g, "\n\n      ");
    return { path: `mine/${path.replaceAll("/", "-")}`, text: `// My own work!\n${moved}` };
  });
}
