import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of these commands that is in a folder of `PATH`, as a path; null when none is. */
export function findCommand(names: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((one) => one !== "");
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}
