import { existsSync, readFileSync, statSync } from "node:fs";
import { createPublicKey } from "node:crypto";
import { join } from "node:path";
import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { createProofSay, proofCatalogue as text } from "./messages.ts";
import type { ProofSay } from "./messages.ts";

/** Where a teacher's keys are, from the project's root. */
export const PUBLIC_KEY_FILE = ".ledger/teacher-public.pem";
export const PRIVATE_KEY_FILE = ".ledger/teacher-private.pem";
/** Bytes of a key, at most. */
const MAX_KEY_BYTES = 16 * 1024;

/** How `npm run verify` was called. */
export interface VerifyOptions {
  readonly path: string;
  readonly bundle: string | undefined;
  readonly submission: string | undefined;
  readonly rerun: boolean;
  /** The teacher's public key as PEM; null when none is known. */
  readonly publicKey: string | null;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run verify",
  positional: { name: "path", describe: text["option.path"] },
  options: {
    bundle: { type: "string", describe: text["option.bundle"] },
    submission: { type: "string", describe: text["option.submission"] },
    rerun: { type: "boolean", default: false, describe: text["option.rerun"] },
    key: { type: "string", describe: text["option.key"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of `npm run verify`.
 *
 * @throws UsageError when it is not to be understood, or the key can't be read.
 */
export async function readVerifyOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<VerifyOptions> {
  const language = spokenLanguage(args, env);
  const say = createProofSay(language);
  const given = await readCommandLine(LINE, args, env);
  const value = (name: string): string | undefined => given[name] as string | undefined;
  const path = String(given["path"]);
  if (!existsSync(path)) throw new UsageError(say("usage.no-path", { path }));
  return {
    ...{ path, bundle: value("bundle"), submission: value("submission"), language },
    rerun: given["rerun"] === true,
    publicKey: readPublicKey(value("key"), say),
  };
}

/** @throws UsageError when the file that was named is no public key. */
function readPublicKey(asked: string | undefined, say: ProofSay): string | null {
  const file = asked ?? join(projectRoot(), PUBLIC_KEY_FILE);
  if (asked === undefined && !existsSync(file)) return null;
  try {
    if (statSync(file).size > MAX_KEY_BYTES) throw new Error(`> ${MAX_KEY_BYTES} bytes`);
    const pem = readFileSync(file, "utf8");
    createPublicKey(pem);
    return pem;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(say("usage.key", { file, reason: code ?? message }));
  }
}
