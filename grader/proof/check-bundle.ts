import type { Language } from "../../labs/kit/language/language.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { sayBundleFault } from "../evidence/bundle/messages.ts";
import { bundleFaults, readBundle } from "../evidence/bundle/read-bundle.ts";
import { staleness } from "../evidence/bundle/staleness.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { checkSignature } from "./signature.ts";

/** Files that are named of those that differ, at most. */
const MAX_NAMED = 5;

/** A bundle that was checked; null when it is not as the grader wrote it. */
export interface CheckedBundle {
  readonly bundle: Bundle | null;
  readonly findings: readonly Finding[];
}

/** Checks that a bundle is whole, is of some code, and who has signed it. */
export function checkBundle(
  folder: string,
  submission: Submission | null,
  publicKey: string | null,
  language: Language,
): CheckedBundle {
  const faults = bundleFaults(folder);
  if (faults.length > 0) {
    const findings = faults.map((fault) =>
      differs("found.bundle-fault", { reason: sayBundleFault(fault, language) }),
    );
    return { bundle: null, findings };
  }
  const bundle = readBundle(folder);
  const { runId, submission: graded } = bundle.manifest;
  const changed = graded.changed ? [note("found.code-changed")] : [];
  return {
    bundle,
    findings: [
      same("found.bundle", { runId }),
      ...changed,
      compareCode(bundle, submission),
      ...signatureFindings(folder, publicKey),
    ],
  };
}

function compareCode(bundle: Bundle, submission: Submission | null): Finding {
  if (submission === null) return note("found.code-unknown");
  const { name } = submission;
  const count = bundle.manifest.submission.files.length;
  const stale = staleness(bundle, submission);
  if (stale === null) return same("found.code", { submission: name, count });
  const all = [...stale.changed, ...stale.missing, ...stale.added];
  const more = all.length > MAX_NAMED ? [`… (${all.length})`] : [];
  const files = [...all.slice(0, MAX_NAMED), ...more].join(", ");
  return differs("found.code-differs", { submission: name, files });
}

function signatureFindings(folder: string, publicKey: string | null): readonly Finding[] {
  const { result, signer = "" } = checkSignature(folder, publicKey);
  switch (result) {
    case "none":
      return [];
    case "wrong":
      return [differs("found.signature-wrong")];
    case "other-key":
      return [note("found.signature-unknown", { signer })];
    case "valid":
      return [same("found.signature", { signer })];
  }
}
