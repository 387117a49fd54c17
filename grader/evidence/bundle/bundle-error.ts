/**
 * Why a bundle can't be used:
 *
 * - `no-bundle`: there is no `bundle.json` in that folder. - `bad-file`: a file can't be read, or is not
 *   what it should be; `file`, `reason`. - `missing-file`, `changed-file`: a file that `bundle.json`
 *   names is not there, or not as it was written; `file`. - `changed-manifest`: `bundle.json` itself is
 *   not as it was written. - `foreign-file`: a file is there that `bundle.json` does not name; `file`.
 */
export type BundleErrorCode =
  "no-bundle" | "bad-file" | "missing-file" | "changed-file" | "changed-manifest" | "foreign-file";

/** One thing that is wrong with a bundle. */
export interface BundleFault {
  readonly code: BundleErrorCode;
  /** `folder` always; `file` and `reason` where the code has them. */
  readonly details: Readonly<Record<string, string>>;
}

/** A bundle that can't be used; `messages.ts` has a text for each code. */
export class BundleError extends Error implements BundleFault {
  readonly code: BundleErrorCode;
  readonly details: Readonly<Record<string, string>>;

  constructor({ code, details }: BundleFault) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = "BundleError";
    this.code = code;
    this.details = details;
  }
}
