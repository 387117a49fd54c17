/**
 * `npm run skeletons`: makes `labs/LAB/` anew from the reference for every lab, and its pristine copy
 * in `labs/kit/pristine`; `-- --check` writes nothing and ends with status 1 when a file is not as it
 * should be.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLabs } from "../skeleton/labs.ts";
import { pristineFile } from "../reset/pristine.ts";
import { BY_HAND, makePristine } from "../skeleton/make-pristine.ts";
import { makeSkeleton } from "../skeleton/skeleton.ts";
import { projectRoot } from "./project-root.ts";

const isCheck = process.argv.includes("--check");
const labs = readLabs();
const stale = labs.flatMap((lab, at) => {
  const folder = join(projectRoot(), "labs", lab.id);
  const files = makeSkeleton(labs.slice(0, at + 1));
  const wrong = [...files].filter(([file, text]) => readText(join(folder, file)) !== text);
  const extra = listFiles(folder).filter((file) => !files.has(file) && !BY_HAND.has(file));
  if (!isCheck) {
    for (const [file, text] of wrong) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    for (const file of extra) rmSync(join(folder, file));
  }
  return [...wrong.map(([file]) => file), ...extra].map((file) => `labs/${lab.id}/${file}`);
});
for (const [at] of labs.entries()) {
  const pristine = makePristine(labs.slice(0, at + 1));
  const file = pristineFile(pristine.lab);
  const text = `${JSON.stringify(pristine, null, 2)}\n`;
  if (readText(join(projectRoot(), file)) === text) continue;
  if (!isCheck) writeFileSync(join(projectRoot(), file), text);
  stale.push(file);
}
for (const file of stale) console.log(isCheck ? `${file} is stale` : `wrote ${file}`);
if (isCheck && stale.length > 0) {
  console.log("Run `npm run skeletons` and commit what it writes.");
  process.exitCode = 1;
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").replaceAll("\r\n", "\n") : null;
}

/** The files below a folder, as paths with `/`; none when there is no folder. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll("\\", "/"));
}
