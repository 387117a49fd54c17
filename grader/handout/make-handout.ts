import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { readPristine } from "../../labs/kit/reset/pristine.ts";
import type { Files } from "../../labs/kit/archive/zip.ts";
import { HANDOUT_FILE } from "../../labs/kit/update/handout-file.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { INCLUDED, SCRIPTS, isHandedOut } from "./contents.ts";

/** Folders whose content is never looked at. */
const PASSED_OVER = new Set(["node_modules", ".git", "dist", ".grade", ".ledger"]);
/** Files with text, which are handed out with the line ends of the repository. */
const BINARY = /\.(png|jpe?g|ttf|woff2?|zip|pdf)$/;
/** What a page has for teachers only stands between these two lines. */
const TEACHERS_PART = /^<!-- teacher -->$[^]*?^<!-- \/teacher -->\n*/gm;

/** The students' repository as files, made of the project in `root`. */
export function makeHandout(root: string): Files {
  const files = new Map<string, string | Uint8Array>();
  for (const path of INCLUDED.flatMap((one) => listFiles(root, one)).filter(isHandedOut)) {
    const bytes = readFileSync(join(root, path));
    files.set(path, BINARY.test(path) ? bytes : bytes.toString("utf8").replaceAll("\r\n", "\n"));
  }
  for (const { id } of readLabs()) {
    for (const [file, text] of Object.entries(readPristine(id, root).files)) {
      files.set(`labs/${id}/${file}`, text);
    }
  }
  const edit = (path: string, change: (text: string) => string): void => {
    files.set(path, change(String(files.get(path))));
  };
  edit("package.json", forStudents);
  edit("tsconfig.json", (text) => withoutMissing(text, files));
  for (const path of files.keys()) {
    if (path.endsWith(".md")) edit(path, (text) => withoutTeachersPart(path, text, files));
  }
  const version = (JSON.parse(String(files.get("package.json"))) as { version: string }).version;
  const names = [...files.keys(), HANDOUT_FILE].sort();
  files.set(HANDOUT_FILE, `${JSON.stringify({ version, files: names }, null, 2)}\n`);
  const bytes = [...files].map(([path, content]) => [path, Buffer.from(content)] as const);
  return new Map(bytes);
}

/** The files at or below a path of the project, as paths with `/` from its root. */
function listFiles(root: string, path: string): string[] {
  const name = posix.basename(path);
  if (PASSED_OVER.has(name)) return [];
  const entries = (() => {
    try {
      return readdirSync(join(root, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return null;
      throw error;
    }
  })();
  return entries === null ? [path] : entries.flatMap((one) => listFiles(root, `${path}/${one}`));
}

/** `package.json` with the scripts that work in the handout. */
function forStudents(text: string): string {
  const { scripts, ...rest } = JSON.parse(text) as { scripts: Record<string, string> };
  const kept = Object.entries(scripts).filter(([name]) => SCRIPTS.includes(name));
  const { version, description, license, type, engines, imports, name, ...others } = rest as Record<
    string,
    unknown
  >;
  const head = { name, version, description, license, type, engines, imports };
  return `${JSON.stringify({ ...head, scripts: Object.fromEntries(kept), ...others }, null, 2)}\n`;
}

/** `tsconfig.json` with the references to folders that are there. */
function withoutMissing(text: string, files: ReadonlyMap<string, unknown>): string {
  const config = JSON.parse(text) as { references: { path: string }[] };
  const references = config.references.filter(({ path }) =>
    files.has(`${posix.normalize(path)}/tsconfig.json`),
  );
  return `${JSON.stringify({ ...config, references }, null, 2)}\n`;
}

/** A page without its teachers' part; links to pages that are not handed out become plain text. */
function withoutTeachersPart(
  page: string,
  text: string,
  files: ReadonlyMap<string, unknown>,
): string {
  const part = text.replaceAll(TEACHERS_PART, "").trimEnd();
  const linked = part.replaceAll(
    /\[([^\]]+)\]\(([^)#:\s]+)(#[^)]*)?\)/g,
    (link: string, words, to) => {
      const target = posix.normalize(posix.join(posix.dirname(page), String(to)));
      const isThere = [...files.keys()].some(
        (file) => file === target || file.startsWith(`${target}/`),
      );
      return isThere ? link : String(words);
    },
  );
  return `${linked}\n`;
}
