import { printableName } from "../../../labs/kit/language/printable.ts";
import { withoutEnding } from "../archive/unpack-archive.ts";
import { nameParts } from "./name-parts.ts";

/**
 * What a submission is called where no roster says whose it is: its name without the platform's additions,
 * such that it can be printed.
 */
export function displayName(name: string): string {
  const plain = withoutEnding(name);
  return printableName(nameParts(plain).platform[0] ?? plain);
}
