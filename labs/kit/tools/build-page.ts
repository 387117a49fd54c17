import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { compiledValidators } from "../submission/compiled-validators.ts";
import { projectRoot } from "./project-root.ts";
import { isUpToDate, replaceFile, writeStamp } from "./stamp.js";

/** What stands in the page where each answer puts a nonce of its own. */
export const NONCE_PLACE = "%nonce%";

/** A page's parts: a folder of the project with `main.ts`, `page.css` and `page.html`. */
export interface PageSource {
  /** The name of the file that is made, in `dist/pages/`. */
  readonly name: string;
  /** The folder of its sources, from the project's root. */
  readonly folder: string;
}

/** The page that every node serves at `/`. */
export const consolePage: PageSource = { name: "console", folder: "labs/kit/console" };

/** The page of `npm run demo`. */
export const clusterPage: PageSource = { name: "cluster", folder: "grader/demo/page" };

/**
 * Makes a page as one HTML file, with style and script inside of it, unless the one that was made last
 * is still up to date. The page loads nothing: whoever serves it may forbid every address.
 *
 * @returns the path of the file.
 */
export async function buildPage({ name, folder }: PageSource): Promise<string> {
  const root = projectRoot();
  const outfile = join(root, "dist", "pages", `${name}.html`);
  if (isUpToDate(root, outfile)) return outfile;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: `${folder}/main.ts`, out: "page" },
      { in: `${folder}/page.css`, out: "page" },
    ],
    outdir: join(root, "dist", "pages"),
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    charset: "utf8",
    plugins: [compiledValidators(root)],
    platform: "browser",
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const frame = join(root, folder, "page.html");
  const html = readFileSync(frame, "utf8")
    .replace("<!-- style -->", () => `<style nonce="${NONCE_PLACE}">${textOf(".css")}</style>`)
    .replace("<!-- script -->", () => `<script nonce="${NONCE_PLACE}">${textOf(".js")}</script>`);
  replaceFile(outfile, html);
  const inputs = Object.keys(metafile.inputs).filter((file) => existsSync(join(root, file)));
  writeStamp(root, outfile, [...inputs, relative(root, frame)]);
  return outfile;
}
