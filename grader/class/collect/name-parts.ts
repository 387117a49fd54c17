/** How Canvas exports a file: the author, whether it is late, two ids, and what the author called it. */
const CANVAS_NAME = /^((?<author>[^_]+)(?:_LATE)?_\d+_\d+)_(?<own>.*)$/s;
/** How Moodle exports one: the author, an id, and, where folders were not asked for, the author's own name. */
const MOODLE_NAME = /^(?<author>.*?)_\d+_assignsubmission_(?:file_|onlinetext_)?(?<own>.*)$/s;

/** The name of a submission, parted by who gave it. */
export interface NameParts {
  /** What the platform says, the most telling first; the whole name where no platform is known by it. */
  readonly platform: readonly string[];
  /** What the author called the file, where the platform keeps that. */
  readonly author: readonly string[];
}

/** Parts the name of a submission into what the platform says of it and what its author does. */
export function nameParts(name: string): NameParts {
  const canvas = CANVAS_NAME.exec(name);
  const found = canvas ?? MOODLE_NAME.exec(name);
  if (found === null) return { platform: [name], author: [] };
  const { author = "", own = "" } = found.groups ?? {};
  // Somebody may name files by hand such that a number stands where Canvas has its ids.
  const withIds = canvas?.[1] === undefined ? [] : [canvas[1]];
  return { platform: [author, ...withIds], author: own === "" ? [] : [own] };
}
