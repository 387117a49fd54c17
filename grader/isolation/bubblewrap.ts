import type { Place } from "./isolation.ts";

/** What bubblewrap shows of the system, found out once a run. */
export interface System {
  /** The path of `bwrap`. */
  readonly program: string;
  /** Folders that are shown as they are, read-only: the system's programs, libraries and settings. */
  readonly folders: readonly string[];
  /** Links at the root, by path, such as `/bin` to `usr/bin`. */
  readonly links: Readonly<Record<string, string>>;
  /** Folders inside of those that are shown empty: homes, and the grader itself. */
  readonly hidden: readonly string[];
  /** Folders with further programs, such as those of `PATH` and of Node.js; they may lie in a home. */
  readonly programs: readonly string[];
}

/** Bytes that `/tmp` and `/dev/shm` hold in a program's own view; they lie in memory. */
const SCRATCH_BYTES = 64 * 1024 * 1024;
/** The descriptor on which bubblewrap tells how the program has ended. */
export const STATUS_DESCRIPTOR = 3;

/**
 * The arguments of `bwrap` before the program's own command. The program sees the system read-only, a
 * small `/tmp` of its own, its readable files, and its work folder, and no process but its own ones;
 * all of these end with it. The network is the machine's, since programs talk over localhost.
 */
export function bubblewrapArguments(system: System, place: Place, cwd: string): string[] {
  const scratch = (folder: string): string[] => {
    return ["--size", String(SCRATCH_BYTES), "--tmpfs", folder];
  };
  const links = { ...system.links, ...place.links };
  return [
    ...["--unshare-pid", "--unshare-ipc", "--die-with-parent", "--cap-drop", "ALL"],
    ...["--json-status-fd", String(STATUS_DESCRIPTOR)],
    ...system.folders.flatMap((folder) => ["--ro-bind", folder, folder]),
    ...["--proc", "/proc", "--dev", "/dev", ...scratch("/dev/shm"), ...scratch("/tmp")],
    ...system.hidden.flatMap((folder) => ["--tmpfs", folder]),
    ...[...system.programs, ...place.readable].flatMap((path) => ["--ro-bind-try", path, path]),
    ...["--bind", place.work, place.work],
    ...Object.entries(links).flatMap(([path, target]) => ["--symlink", target, path]),
    ...["/dev", "/", ...system.hidden].flatMap((folder) => ["--remount-ro", folder]),
    ...["--chdir", cwd, "--"],
  ];
}
