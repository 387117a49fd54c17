import { mkdtempSync, rmSync, statfsSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "./finding.ts";

/** How long a change of a file may take until it is noticed. */
const WATCH_TIMEOUT_MS = 3_000;
/** How often the file is changed meanwhile: a watcher of macOS takes a moment to begin. */
const CHANGE_MS = 100;
/** Windows refuses paths of more than 260 characters, and packages lie deep. */
const MAX_WINDOWS_PATH = 120;
const MEGABYTE = 1024 * 1024;
const LITTLE_DISK = 1024 * MEGABYTE;
const NO_DISK = 200 * MEGABYTE;
/** Folders that a program copies to a cloud while files are being written. */
const SYNCED =
  /[\\/](OneDrive[^\\/]*|Dropbox|iCloud ?Drive|Mobile Documents|CloudStorage|Google ?Drive|Nutstore|坚果云[^\\/]*|BaiduSyncdisk|WPSDrive)[\\/]/i;
/** What cmd, a file's URL or `PATH` reads as something else. */
const ODD = /[%#?&!^;"'`$<>|*\p{Cc}]|\s$/u;

/** Whether files can be made in the project's folder. */
export function writable(root: string): Finding {
  try {
    rmSync(mkdtempSync(join(root, ".doctor-")), { recursive: true });
    return { level: "ok", code: "writable.ok", details: { path: root } };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { level: "problem", code: "writable.not", details: { path: root, reason } };
  }
}

/** Whether a change of a file in the project's folder is noticed, as commands that watch need it. */
export async function watching(root: string): Promise<Finding> {
  let folder: string;
  try {
    folder = mkdtempSync(join(root, ".doctor-"));
  } catch {
    return { level: "info", code: "watch.untried" };
  }
  const file = join(folder, "file");
  try {
    const noticed = await new Promise<boolean>((resolve, reject) => {
      const end = (isNoticed: boolean): void => {
        clearInterval(changes);
        clearTimeout(limit);
        watcher.close();
        resolve(isNoticed);
      };
      const limit = setTimeout(end, WATCH_TIMEOUT_MS, false);
      const changes = setInterval(() => {
        writeFileSync(file, String(performance.now()));
      }, CHANGE_MS);
      const watcher = watch(folder, () => {
        end(true);
      });
      watcher.on("error", (error) => {
        end(false);
        reject(error);
      });
    });
    return noticed ? { level: "ok", code: "watch.ok" } : { level: "warning", code: "watch.silent" };
  } catch {
    return { level: "warning", code: "watch.silent" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the folder's place is one where tools stumble. */
export function place(root: string, platform: NodeJS.Platform): Finding {
  const details = { path: root, length: root.length };
  if (SYNCED.test(`${root}/`)) return { level: "warning", code: "path.synced", details };
  if (platform === "win32" && root.length > MAX_WINDOWS_PATH) {
    return { level: "warning", code: "path.long", details };
  }
  const odd = ODD.exec(root)?.[0];
  if (odd === undefined) return { level: "ok", code: "path.ok", details };
  return { level: "warning", code: "path.odd", details: { ...details, odd } };
}

/** How much room is left on the folder's disk. */
export function disk(root: string): Finding {
  const { bavail, bsize } = statfsSync(root);
  return room(bavail * bsize);
}

/** What so many free bytes mean. */
export function room(bytes: number): Finding {
  const details = { megabytes: Math.floor(bytes / MEGABYTE) };
  if (bytes < NO_DISK) return { level: "problem", code: "disk.full", details };
  if (bytes < LITTLE_DISK) return { level: "warning", code: "disk.little", details };
  return { level: "ok", code: "disk.ok", details };
}
