import { withoutEnding } from "../archive/unpack-archive.ts";
import { nameParts } from "./name-parts.ts";

/** What a submission is called where no roster says whose it is: its name without the platform's additions. */
export function displayName(name: string): string {
  const plain = withoutEnding(name);
  return nameParts(plain).platform[0] ?? plain;
}
