/**
 * `npm run handout [-- --out FOLDER]`: writes the students' repository as a folder and as a zip. The
 * same version of the project gives the same zip. Exit status 2 for a mistake in the command.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { pack } from "../../labs/kit/archive/zip.ts";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { runProgram } from "../../labs/kit/command-line/run-program.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { makeHandout } from "../handout/make-handout.ts";
import { createHandoutSay, handoutCatalogue as text } from "../handout/messages.ts";

/** What the students' folder is called. */
const NAME = "ledger-lab";

const LINE: CommandLine = {
  name: "npm run handout --",
  options: {
    out: { type: "string", describe: text["option.out"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createHandoutSay(language);
  const root = projectRoot();
  const out = given["out"] as string | undefined;
  const folder = resolve(out ?? join(root, "dist", "handout"));
  try {
    if (out === undefined) rmSync(folder, { recursive: true, force: true });
    else if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new UsageError(say("usage.not-empty", { folder }));
    }
    const files = makeHandout(root);
    for (const [path, bytes] of files) {
      const file = join(folder, NAME, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const version = process.env["npm_package_version"] ?? "";
    const zip = join(folder, `${NAME}.zip`);
    const packed = pack(new Map([...files].map(([path, bytes]) => [`${NAME}/${path}`, bytes])));
    writeFileSync(zip, packed);
    const hash = createHash("sha256").update(packed).digest("hex");
    console.log(
      say("written", { version, count: files.size, folder: join(folder, NAME), zip, hash }),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UsageError || code === undefined) throw error;
    throw new UsageError(say("usage.cannot-write", { folder, reason: code }));
  }
});
