import { basename } from "node:path";
import { watch } from "chokidar";

/** Editors write a file in several strokes, and save several files at once. */
const SETTLE_MS = 60;
/** How often the files are looked at where the system does not tell of changes. */
const POLL_MS = 300;

/** What is no source: packages, stores, what tools and editors leave. */
function isIgnored(path: string): boolean {
  const name = basename(path);
  return (
    name === "node_modules" || /^\.(?!$)/.test(name) || /\.(db|log|tmp|bak|swp|new)$|~$/.test(name)
  );
}

/** How a folder is watched. */
export interface WatchOptions {
  /** Whether the files are looked at again and again, instead of asking the system. */
  readonly poll: boolean;
  /** Called when files have changed and nothing more has for a moment. */
  readonly onChange: () => void;
}

/**
 * Watches the sources in a folder.
 *
 * @returns a function that ends it, once everything is watched.
 * @throws Error when the folder can't be watched.
 */
export async function watchFiles(
  folder: string,
  { poll, onChange }: WatchOptions,
): Promise<() => Promise<void>> {
  const watcher = watch(folder, {
    ignored: (path) => path !== folder && isIgnored(path),
    ignoreInitial: true,
    usePolling: poll,
    interval: POLL_MS,
  });
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    watcher.once("ready", resolve);
    watcher.once("error", reject);
  });
  watcher.on("error", () => undefined);
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
