import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectRoot } from "../tools/project-root.ts";
import { MANIFEST_FILE } from "../submission/manifest.ts";
import { cutFile, relativeImports } from "./cut.ts";
import type { Lab } from "./labs.ts";

/**
 * The files of a lab's skeleton by their paths in the lab's folder: the manifest, the programs of the
 * lab, and whatever these import.
 *
 * @param labs - the labs of the course up to and with the one wanted.
 * @param filled - how many of its stages are filled in from the reference, counted from the first.
 */
export function makeSkeleton(labs: readonly Lab[], filled = 0): Map<string, string> {
  const lab = labs.at(-1);
  if (lab === undefined) throw new Error("no lab to make a skeleton of");
  const cut = {
    labs: labs.map(({ id }) => id),
    filled: new Set(lab.stages.slice(0, filled).map(({ id }) => id)),
  };
  const programs = lab.programs.map((program) => [program, `${program}.ts`]);
  const files = new Map([
    [MANIFEST_FILE, `${JSON.stringify(Object.fromEntries(programs), null, 2)}\n`],
  ]);
  const waiting = programs.map(([, file = ""]) => file);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const source = readFileSync(join(projectRoot(), "reference", file), "utf8");
    const text = cutFile(source.replaceAll("\r\n", "\n"), cut);
    files.set(file, text);
    const folder = dirname(file);
    waiting.push(
      ...relativeImports(text).map((path) => normalize(join(folder, path)).replaceAll("\\", "/")),
    );
  }
  return files;
}
