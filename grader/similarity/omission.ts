import type { SimilarSay } from "./messages.ts";

/**
 * Why something of a submission was not compared, or not as everything else. The codes are ids of
 * messages, `omitted.CODE`.
 *
 * - `no-lab`: there is no lab in it, or its `lab.json` can't be used.
 * - `unreadable`: its files can't be read; `reason` says why.
 * - `too-large`: there are more files, or larger ones, than a submission may have.
 * - `long-file`: one file is longer than what people write.
 * - `many-tokens`: one of the longer files of a submission that has too much code in all.
 * - `plain`: one file is nested too deeply for the parser; it was compared by its words and signs.
 */
export type OmissionCode =
  "no-lab" | "unreadable" | "too-large" | "long-file" | "many-tokens" | "plain";

/** Something of a submission that was not compared, or not as everything else. */
export interface Omission {
  /** Which submission's. */
  readonly name: string;
  /** The file; null for the submission. */
  readonly path: string | null;
  readonly code: OmissionCode;
  /** What the message tells besides. */
  readonly reason?: string;
}

/** An omission in a language. */
export function tellOmission({ name, path, code, reason }: Omission, say: SimilarSay): string {
  const what = path === null ? name : `${name} ${path}`;
  return say(`omitted.${code}`, { what, reason: reason ?? "" });
}
