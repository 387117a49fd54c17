import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "./finding.ts";

/** Names of packages that are listed in a message, at most. */
const MAX_NAMED = 5;

interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}
type Lock = Readonly<Record<string, LockedPackage>>;

/** The version of Node.js, which the plain beginning of the doctor has found to be new enough. */
export function nodeVersion(): Finding {
  return { level: "ok", code: "node-version.ok", details: { version: process.versions.node } };
}

/** The version of npm, as npm tells it to the scripts that it runs. */
export function npmVersion(env: NodeJS.ProcessEnv): Finding {
  const version = /\bnpm\/(\d+)(\S*)/.exec(env["npm_config_user_agent"] ?? "");
  if (version === null) return { level: "info", code: "npm-version.unknown" };
  const [, major = "", rest = ""] = version;
  const details = { version: major + rest };
  return Number(major) < 9
    ? { level: "warning", code: "npm-version.old", details }
    : { level: "ok", code: "npm-version.ok", details };
}

/** Whether the packages in `node_modules` are those of the lock file. */
export function modules(root: string): Finding {
  const wanted = readLock(join(root, "package-lock.json"));
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null) return { level: "problem", code: "modules.no-lock" };
  if (installed === null) return { level: "warning", code: "modules.unknown" };
  const wrong = Object.entries(wanted).filter(([path, { version, ...kind }]) => {
    if (path === "") return false;
    const found = installed[path];
    if (found !== undefined) return found.version !== version;
    return !(kind.optional ?? kind.dev ?? kind.devOptional ?? false);
  });
  if (wrong.length === 0) return { level: "ok", code: "modules.ok" };
  const names = wrong.map(([path]) => path.replace(/^.*node_modules\//, ""));
  const shown = names.slice(0, MAX_NAMED).join(", ") + (names.length > MAX_NAMED ? ", …" : "");
  return { level: "problem", code: "modules.stale", details: { names: shown } };
}

function readLock(file: string): Lock | null {
  if (!existsSync(file)) return null;
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { packages?: Lock }).packages ?? null;
  } catch {
    return null;
  }
}
