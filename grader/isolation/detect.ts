import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readlinkSync, realpathSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { bubblewrapArguments } from "./bubblewrap.ts";
import type { System } from "./bubblewrap.ts";
import type { Isolation, IsolationMode } from "./isolation.ts";

/** What a Linux system may have its programs, libraries and settings in. */
const SYSTEM_FOLDERS = [
  ...["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"],
  ...["/etc", "/opt", "/nix", "/gnu", "/snap"],
];
/** Folders in a home in which people keep languages that they installed themselves; nothing private. */
const LANGUAGE_FOLDERS = [
  ...[
    ".pyenv",
    ".rbenv",
    ".asdf",
    ".nvm",
    ".volta",
    ".fnm",
    ".local/share/mise",
    ".local/share/fnm",
  ],
  ...["miniconda3", "anaconda3", "miniforge3", ".sdkman", ".rustup", ".deno", ".bun"],
];
/** How long the trial of bubblewrap may take; it takes some milliseconds. */
const TRIAL_TIMEOUT_MS = 5_000;

/**
 * What this machine has for isolation, of what the mode asks for. Bubblewrap counts when it really ran
 * a program just now: many containers have the command but forbid what it does.
 */
export function detectIsolation(mode: IsolationMode): Isolation {
  if (mode === "none") return { permission: null, bubblewrap: null };
  const flags = process.allowedNodeEnvironmentFlags;
  const hasModel = flags.has("--permission") || flags.has("--experimental-permission");
  return {
    permission: hasModel ? flags : null,
    bubblewrap: mode === "auto" && process.platform === "linux" ? findBubblewrap() : null,
  };
}

function findBubblewrap(): System | null {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  const program = path.map((folder) => `${folder}/bwrap`).find((file) => existsSync(file));
  if (program === undefined) return null;
  const system = describeSystem(program, path);
  const work = realpathSync(tmpdir());
  const place = { work, readable: [], links: {}, threads: false };
  const { status } = spawnSync(program, [...bubblewrapArguments(system, place, work), "true"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    timeout: TRIAL_TIMEOUT_MS,
  });
  return status === 0 ? system : null;
}

function describeSystem(program: string, path: readonly string[]): System {
  const present = SYSTEM_FOLDERS.filter((folder) => existsSync(folder));
  const isLink = (folder: string): boolean => lstatSync(folder).isSymbolicLink();
  const folders = present.filter((folder) => !isLink(folder));
  const isShown = (place: string): boolean => folders.some((folder) => isInside(place, folder));
  const hidden = [homedir(), projectRoot()].filter((place) => existsSync(place));
  return {
    program,
    folders,
    links: Object.fromEntries(present.filter(isLink).map((link) => [link, readlinkSync(link)])),
    hidden: hidden.map((place) => realpathSync(place)).filter(isShown),
    programs: [...programFolders(path)].filter((place) => !isShown(place)),
  };
}

/** Those of languages in the home, of `PATH`, and that of this Node.js with its libraries. */
function programFolders(path: readonly string[]): Set<string> {
  const languages = LANGUAGE_FOLDERS.map((name) => join(homedir(), name));
  const bin = dirname(realpathSync(process.execPath));
  const node = basename(bin) === "bin" && dirname(bin) !== homedir() ? dirname(bin) : bin;
  const others = [...languages, ...path].filter((folder) => existsSync(folder));
  const kept = others.filter((folder) => !folder.includes("node_modules"));
  return new Set([...kept.map((folder) => realpathSync(folder)), node]);
}

/** Whether a path is a folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}
