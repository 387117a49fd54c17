/**
 * What came of comparing something with the record of a run. `same`: it is as the record gives it;
 * `differs`: it is not; `note`: neither, but whoever reads should know.
 */
export interface Finding {
  readonly kind: "same" | "differs" | "note";
  readonly id: FindingId;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What can be found; `messages.ts` has a text for each. */
export type FindingId = `found.${FoundName}`;

type FoundName =
  | ("bundle" | "bundle-fault" | "other-run" | "other-record" | "no-manifest")
  | ("code" | "code-differs" | "code-unknown" | "code-changed")
  | ("part" | "part-differs" | "part-missing" | "picture" | "picture-differs" | "picture-missing")
  | ("picture-more" | "screenshot" | "fields-differ" | "rest-differs" | "pdf-page" | "pdf-drawing")
  | ("own-pictures" | "manifest-differs" | "other-kit" | "whole")
  | (
      | "rerun"
      | "rerun-differs"
      | "rerun-failed"
      | "by-hand"
      | "signature"
      | "signature-wrong"
      | "signature-unknown"
    );

/** Something that is as it should be. */
export function same(id: FindingId, details?: Finding["details"]): Finding {
  return { kind: "same", id, ...(details !== undefined && { details }) };
}

/** Something that is not as the record gives it. */
export function differs(id: FindingId, details?: Finding["details"]): Finding {
  return { kind: "differs", id, ...(details !== undefined && { details }) };
}

/** Something that whoever reads should know. */
export function note(id: FindingId, details?: Finding["details"]): Finding {
  return { kind: "note", id, ...(details !== undefined && { details }) };
}
