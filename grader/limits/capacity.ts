/**
 * What this process may use of the machine. A container has a part of its processors and of its memory,
 * which Node.js does not tell of everywhere: Linux says it in the files of control groups.
 */
import { readFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { dirname, join } from "node:path";

/** What a process with all that it starts may use. */
export interface Capacity {
  /** Processors; a fraction where a container has a part of one. */
  readonly cores: number;
  readonly memoryBytes: number;
}

/** Where the files of a controller are, for control groups of version 1 and of version 2. */
interface Controller {
  readonly name: "cpu" | "memory";
  readonly read: (folder: string) => number | undefined;
}

/** A version 1 limit that is none is a number near 2^63. */
const NO_LIMIT_BYTES = 2 ** 60;

const CORES: Controller = {
  name: "cpu",
  read: (folder) => {
    // "50000 100000": so many microseconds in each period, or "max 100000".
    const [quota, period] = text(folder, "cpu.max")?.split(" ") ?? [
      text(folder, "cpu.cfs_quota_us"),
      text(folder, "cpu.cfs_period_us"),
    ];
    const cores = Number(quota) / Number(period);
    return cores > 0 && Number.isFinite(cores) ? cores : undefined;
  },
};

const MEMORY: Controller = {
  name: "memory",
  read: (folder) => {
    const bytes = Number(text(folder, "memory.max") ?? text(folder, "memory.limit_in_bytes"));
    return bytes > 0 && bytes < NO_LIMIT_BYTES ? bytes : undefined;
  },
};

/**
 * What this process may use: the machine's processors and memory, or less where a control group says so.
 *
 * @param root - where the file system begins; another folder for tests.
 */
export function capacityHere(root = "/"): Capacity {
  const machine = { cores: availableParallelism(), memoryBytes: totalmem() };
  if (process.platform !== "linux") return machine;
  return {
    cores: Math.min(machine.cores, ...limits(root, CORES)),
    memoryBytes: Math.min(machine.memoryBytes, ...limits(root, MEMORY)),
  };
}

/** The limits of all control groups that this process is in: a group has at most what those above have. */
function limits(root: string, { name, read }: Controller): number[] {
  const lines = text(join(root, "proc/self"), "cgroup")?.split("\n") ?? [];
  const folders = new Set<string>();
  for (const line of lines) {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    const isMeant = controllers === "" || controllers.split(",").includes(name);
    if (!isMeant) continue;
    for (const hierarchy of controllers === "" ? ["", "unified"] : [name, controllers]) {
      const mount = join(root, "sys/fs/cgroup", hierarchy);
      // In a container its own group may be mounted in the place of the root.
      for (let at = path; ; at = dirname(at)) {
        folders.add(join(mount, at));
        if (at === "/" || at === "." || at === "") break;
      }
    }
  }
  return [...folders].flatMap((folder) => read(folder) ?? []);
}

function text(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), "utf8").trim();
  } catch {
    return undefined;
  }
}
