import { functionAt } from "../reset/functions.ts";
import type { Pristine } from "../reset/pristine.ts";

const REGION = /^\s*\/\/ #region (lab\d+)\/(\S+)$/gm;

/**
 * What each stage of a lab leaves to be written, read from the regions of the reference.
 *
 * @param sources - the files of the reference that the lab has, by their paths.
 * @throws Error when a region stands outside of a function.
 */
export function stageFunctions(
  lab: string,
  sources: ReadonlyMap<string, string>,
): Pristine["stages"] {
  const stages: Record<string, Record<string, string[]>> = {};
  for (const [file, text] of sources) {
    for (const { 0: marker, 1: of, 2: stage = "", index } of text.matchAll(REGION)) {
      if (of !== lab) continue;
      const name = functionAt(text, index + marker.length);
      if (name === null) throw new Error(`${file}: region ${stage} is in no function`);
      const names = ((stages[stage] ??= {})[file] ??= []);
      if (!names.includes(name)) names.push(name);
    }
  }
  return stages;
}
