import { sep } from "node:path";
import type { Place } from "./isolation.ts";

/** What the model says at every start about itself; a program's log is not the place for it. */
const SILENCED = ["ExperimentalWarning", "SecurityWarning"] as const;

/**
 * The flags with which Node.js runs a module under its permission model: it reads what it needs,
 * writes to its work folder, and starts no process. Empty where this Node.js has no such model.
 *
 * @param known - the flags that this Node.js knows: the model's own is `--permission` from 22.13 on and
 * `--experimental-permission` before, and from 25 on the network has to be allowed too.
 */
export function permissionFlags(known: ReadonlySet<string>, place: Place): string[] {
  const model = ["--permission", "--experimental-permission"].find((flag) => known.has(flag));
  if (model === undefined) return [];
  const readable = [place.work, ...place.readable];
  return [
    model,
    ...readable.map((path) => `--allow-fs-read=${insideOf(path)}`),
    `--allow-fs-write=${insideOf(place.work)}`,
    ...(place.threads ? ["--allow-worker"] : []),
    ...(known.has("--allow-net") ? ["--allow-net"] : []),
    ...(known.has("--disable-warning") ? SILENCED.map((name) => `--disable-warning=${name}`) : []),
  ];
}

/** A folder and all in it. */
function insideOf(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
