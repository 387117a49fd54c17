import { existsSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";
import { findCommand } from "./find-command.ts";
import type { Finding } from "./finding.ts";
import { outputOf } from "./output-of.ts";

/** A clock that shows an earlier or a later year was never set. */
const PLAUSIBLE_YEARS = [2025, 2100] as const;
/** A clock that is corrected slowly moves less than this while the doctor looks. */
const MAX_STEP_MS = 500;
const MEGABYTE = 1024 * 1024;
/** What a cluster of three nodes, a tracker and the grader need. */
const LITTLE_MEMORY = 600 * MEGABYTE;

/** Whether the clock shows a plausible time, and did not jump since `began`. */
export function clock(
  now: { readonly wallMs: number; readonly monotonicMs: number },
  began: { readonly wallMs: number; readonly monotonicMs: number },
): Finding {
  const date = new Date(now.wallMs);
  const year = date.getUTCFullYear();
  const details = { time: date.toISOString() };
  const [from, to] = PLAUSIBLE_YEARS;
  if (year < from || year > to) return { level: "problem", code: "clock.wrong", details };
  const step = now.wallMs - began.wallMs - (now.monotonicMs - began.monotonicMs);
  if (Math.abs(step) < MAX_STEP_MS) return { level: "ok", code: "clock.ok", details };
  return { level: "warning", code: "clock.jumps", details: { ms: Math.round(step) } };
}

/** How much memory is free. */
export function memory(): Finding {
  // Newer than the types of Node.js 20.19 say, and better: caches count as free.
  const { availableMemory } = process as { availableMemory?: () => number };
  const bytes = availableMemory?.() ?? freemem();
  const details = { megabytes: Math.floor(bytes / MEGABYTE) };
  return bytes < LITTLE_MEMORY
    ? { level: "warning", code: "memory.little", details }
    : { level: "ok", code: "memory.ok", details };
}

/** Whether the user is the administrator of a Unix system. */
export function user(): Finding {
  const isRoot = process.getuid?.() === 0;
  return isRoot ? { level: "warning", code: "user.root" } : { level: "ok", code: "user.ok" };
}

/** Whether Chinese can be drawn, which a browser on Linux may not be able to. */
export async function font(): Promise<Finding> {
  if (process.platform !== "linux") return { level: "ok", code: "font.ok" };
  const list = await outputOf("fc-list", [":lang=zh-cn", "family"]);
  if (list === null) return { level: "info", code: "font.unknown" };
  return list.trim() === ""
    ? { level: "warning", code: "font.none" }
    : { level: "ok", code: "font.ok" };
}

const BROWSER_COMMANDS = [
  ...["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"],
  ...["microsoft-edge", "microsoft-edge-stable"],
];
const BROWSER_FILES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const WINDOWS_BROWSERS = [
  "Google/Chrome/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];

/** A browser that can be driven to take pictures. */
export function browser(env: NodeJS.ProcessEnv): Finding {
  const folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = env[name];
    return folder === undefined ? [] : [folder];
  });
  const files = folders.flatMap((folder) => WINDOWS_BROWSERS.map((file) => join(folder, file)));
  const path =
    findCommand(BROWSER_COMMANDS, env) ??
    [...BROWSER_FILES, ...files].find((file) => existsSync(file));
  if (path === undefined) return { level: "info", code: "browser.none" };
  return { level: "ok", code: "browser.ok", details: { path } };
}

/** On Linux, whether bubblewrap keeps graded programs apart; it matters only to who grades others. */
export async function bubblewrap(env: NodeJS.ProcessEnv): Promise<Finding> {
  const path = findCommand(["bwrap"], env);
  if (path === null) return { level: "info", code: "bubblewrap.none" };
  const works = (await outputOf(path, ["--ro-bind", "/", "/", "true"])) !== null;
  return works
    ? { level: "ok", code: "bubblewrap.ok" }
    : { level: "info", code: "bubblewrap.refused" };
}

/** On Windows, whether PowerShell runs npm's own script. */
export async function powerShell(): Promise<Finding> {
  const args = ["-NoProfile", "-NonInteractive", "-Command", "Get-ExecutionPolicy"];
  const policy = (await outputOf("powershell.exe", args))?.trim();
  if (policy === "Restricted" || policy === "AllSigned") {
    return { level: "warning", code: "powershell.restricted", details: { policy } };
  }
  return { level: "ok", code: "powershell.ok", details: { policy: policy ?? "?" } };
}
