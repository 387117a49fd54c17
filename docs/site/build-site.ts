/**
 * `npm run docs`: draws the pictures of the documentation, and makes a static site of it in
 * `dist/docs`, search included: no page of it loads anything from elsewhere. `-- --serve` shows it.
 */
import { join, relative } from "node:path";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { ProgramError, runProgram } from "../../labs/kit/command-line/run-program.ts";
import { onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue } from "../../labs/kit/language/catalogue.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Translate } from "../../labs/kit/language/translator.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { writePictures } from "../pictures/write-pictures.ts";
import { docsCatalogue as text } from "./messages.ts";
import { createSiteServer } from "./serve-site.ts";

const LINE: CommandLine = {
  name: "npm run docs",
  options: {
    serve: { type: "boolean", default: false, describe: text["option.serve"] },
    port: { type: "number", default: 4173, describe: text["option.port"] },
    base: { type: "string", default: "/", describe: text["option.base"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitCatalogue["option.lang"] },
  },
};
const MAX_PORT = 65_535;

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createTranslator(text, language);
  const base = String(given["base"]);
  if (!/^\/(?:[\w.-]+\/)*$/.test(base)) throw new UsageError(say("base-form", { base }));
  const port = wholeNumber("port", given["port"], [0, MAX_PORT], language);
  const root = projectRoot();
  writePictures();
  const folder = join(root, "dist", "docs");
  await build(join(root, "docs"), folder, base, say);
  console.log(say("built", { folder: relative(process.cwd(), folder) }));
  if (given["serve"] === true) await serve(folder, base, port, say);
});

/** Has VitePress make the site. */
async function build(
  source: string,
  outDir: string,
  base: string,
  say: Translate<typeof text>,
): Promise<void> {
  let vitepress: typeof import("vitepress");
  try {
    vitepress = await import("vitepress");
  } catch {
    throw new ProgramError(say("vitepress-missing"));
  }
  await vitepress.build(source, { base, outDir });
}

/** Serves the site to this machine until it is stopped. */
async function serve(
  folder: string,
  base: string,
  port: number,
  say: Translate<typeof text>,
): Promise<void> {
  const server = createSiteServer(folder, base);
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    throw new ProgramError(say("port-taken", { port }));
  }
  const { port: open } = server.address() as AddressInfo;
  console.log(say("serving", { url: `http://localhost:${String(open)}${base}` }));
  onStopSignal(() => {
    server.close();
    server.closeAllConnections();
  });
}
