import { readChange } from "../contract/change.ts";
import type { Change } from "../contract/change.ts";

/** A SHA-256 has no more hex digits than that. */
const MAX_ZEROS = 64;

/** What a record of a store says. */
export type Entry =
  | { readonly kind: "change"; readonly change: Change }
  /** The store's difficulty, in leading hex zeros; 0 is the unsealed form (contract 4.5). */
  | { readonly kind: "form"; readonly zeros: number }
  /** A node has started: what stands before it is history. */
  | { readonly kind: "mark" };

/** The body of a start mark's record. */
export const MARK = { mark: "start" } as const;

/** The body of a form's record. */
export function formBody(zeros: number): { readonly form: { readonly zeros: number } } {
  return { form: { zeros } };
}

/** Whether a number can be a store's difficulty: whole, 0 to 64. */
export function isZeros(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_ZEROS;
}

/** What a record's body says; null when this version does not know it. */
export function readEntry(body: unknown): Entry | null {
  const change = readChange(body);
  if (change !== null) return { kind: "change", change };
  if (typeof body !== "object" || body === null) return null;
  if ("mark" in body) return body.mark === MARK.mark ? { kind: "mark" } : null;
  if (!("form" in body) || typeof body.form !== "object" || body.form === null) return null;
  if (!("zeros" in body.form) || !isZeros(body.form.zeros)) return null;
  return { kind: "form", zeros: body.form.zeros };
}
