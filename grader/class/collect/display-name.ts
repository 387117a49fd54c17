import { withoutEnding } from "../archive/unpack-archive.ts";

/** How Moodle ends a name, and what Canvas puts behind one: whether it is late, and two numbers. */
const MOODLE_ENDING = /_\d+_assignsubmission_.*$/;
const CANVAS_ENDING = /^([^_]+)(?:_LATE)?_\d+_\d+_.*$/;

/** What a submission is called where no roster says whose it is: its name without the platform's additions. */
export function displayName(name: string): string {
  const plain = withoutEnding(name);
  const [, author] = CANVAS_ENDING.exec(plain) ?? [];
  return author ?? plain.replace(MOODLE_ENDING, "");
}
