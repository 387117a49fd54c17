/**
 * `npm run keys`: makes a teacher's pair of keys in `.ledger`, once; `-- --sign BUNDLE` signs the record
 * of a run with them. Exit status 2 for a mistake in the command.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { readCommandLine } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { BundleError } from "../evidence/bundle/bundle-error.ts";
import { sayBundleFault } from "../evidence/bundle/messages.ts";
import { readBundle } from "../evidence/bundle/read-bundle.ts";
import { createProofSay, proofCatalogue as text } from "../proof/messages.ts";
import type { ProofSay } from "../proof/messages.ts";
import { fingerprint, makeKeys, signBundle } from "../proof/signature.ts";
import { PRIVATE_KEY_FILE, PUBLIC_KEY_FILE } from "../proof/verify-options.ts";
import { runGraderProgram } from "./run-grader-program.ts";

const LINE: CommandLine = {
  name: "npm run keys",
  options: {
    sign: { type: "string", describe: text["option.sign"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/** Only its owner reads a private key; Windows goes by the folder's rights. */
const PRIVATE_MODE = 0o600;

runGraderProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createProofSay(language);
  const bundle = given["sign"] as string | undefined;
  if (bundle === undefined) {
    console.log(makeOrShow(say));
    return;
  }
  try {
    readBundle(bundle);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new UsageError(sayBundleFault(error, language));
  }
  console.log(say("keys.signed", { file: signBundle(bundle, readPrivateKey(say)) }));
});

/** Makes the keys unless they are there: a key that has signed something is never replaced. */
function makeOrShow(say: ProofSay): string {
  const publicFile = join(projectRoot(), PUBLIC_KEY_FILE);
  const privateFile = join(projectRoot(), PRIVATE_KEY_FILE);
  if (existsSync(privateFile) || existsSync(publicFile)) {
    const known = fingerprintOf(publicFile, say);
    return say("keys.there", { fingerprint: known, publicFile });
  }
  const { publicKey, privateKey } = makeKeys();
  mkdirSync(dirname(privateFile), { recursive: true });
  writeFileSync(privateFile, privateKey, { mode: PRIVATE_MODE, flag: "wx" });
  chmodSync(privateFile, PRIVATE_MODE);
  writeFileSync(publicFile, publicKey, { flag: "wx" });
  return say("keys.made", { fingerprint: fingerprint(publicKey), publicFile, privateFile });
}

/** @throws UsageError when it can't be read. */
function fingerprintOf(file: string, say: ProofSay): string {
  try {
    return fingerprint(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(say("usage.key", { file, reason: code ?? message }));
  }
}

/** @throws UsageError when there is none. */
function readPrivateKey(say: ProofSay): string {
  const file = join(projectRoot(), PRIVATE_KEY_FILE);
  if (!existsSync(file)) throw new UsageError(say("keys.none"));
  return readFileSync(file, "utf8");
}
