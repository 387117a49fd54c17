import { functionsOf } from "./functions.ts";
import type { Pristine } from "./pristine.ts";

/** What is done to one file. */
export interface Restoration {
  readonly file: string;
  /** Its text afterwards; null when it stays as it is, since functions can't be found in it. */
  readonly text: string | null;
  /** The functions that are restored, or not found; empty when it is the whole file. */
  readonly names: readonly string[];
}

/**
 * What has to be done to give a lab, or stages of it, as they were given out. A file whose functions
 * all belong to these stages is restored as a whole, another one only these functions.
 *
 * @param stages - none for the whole lab.
 * @param read - the text of a file of the lab now; null when it is not there.
 */
export function planRestore(
  { files, stages: known }: Pristine,
  stages: readonly string[],
  read: (file: string) => string | null,
): Restoration[] {
  const whole = (file: string): Restoration => ({ file, text: files[file] ?? "", names: [] });
  const plans = Object.keys(files).flatMap((file) => {
    const now = read(file);
    if (stages.length === 0) return [whole(file)];
    const names = stages.flatMap((stage) => known[stage]?.[file] ?? []);
    if (names.length === 0) return [];
    const owners = Object.keys(known).filter((stage) => known[stage]?.[file] !== undefined);
    if (now === null || owners.every((stage) => stages.includes(stage))) return [whole(file)];
    return restoreFunctions(file, [...new Set(names)], files[file] ?? "", now);
  });
  return plans.filter(({ file, text }) => text === null || text !== read(file));
}

/** Puts functions of the pristine text in the place of those of the same name. */
function restoreFunctions(
  file: string,
  names: readonly string[],
  pristine: string,
  now: string,
): Restoration[] {
  const [given, own] = [functionsOf(pristine), functionsOf(now)];
  const missing = names.filter((name) => !own.has(name));
  const found = names
    .flatMap((name) => {
      const [from, to] = [given.get(name), own.get(name)];
      if (from === undefined || to === undefined) return [];
      return [{ name, to, text: pristine.slice(from.start, from.end) }];
    })
    .filter(({ to, text }) => now.slice(to.start, to.end) !== text);
  let text = now;
  // From the end on, so that the places before stay where they are.
  for (const { to, text: body } of [...found].sort((one, other) => other.to.start - one.to.start)) {
    text = text.slice(0, to.start) + body + text.slice(to.end);
  }
  const restored = { file, text: withImport(text), names: found.map(({ name }) => name) };
  return [
    ...(found.length === 0 ? [] : [restored]),
    ...(missing.length === 0 ? [] : [{ file, text: null, names: missing }]),
  ];
}

/** Adds the import that stubs need, where a student has removed it. */
function withImport(text: string): string {
  const isNeeded = /\bnew NotImplemented\(/.test(text);
  const isThere = /import[^;]*\bNotImplemented\b[^;]*from/.test(text);
  return isNeeded && !isThere ? `import { NotImplemented } from "#kit";\n${text}` : text;
}
