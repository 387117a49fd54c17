import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync, readdirSync } from "node:fs";

/** A process of the machine. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Its group and session, where the system has them: they stay when the parent ends. */
  readonly group: number;
  readonly session: number;
  /** When it began, in a unit of the system's own: a number that is given out again has another one. */
  readonly began: string;
  /** Memory in bytes: the pages that are in use now. */
  readonly memory: number;
}

/**
 * The processes of this machine; those that end meanwhile may be missing.
 *
 * @param skipped - numbers of processes that need not be looked at, where each is read one by one; those
 * that are gone are taken out of it.
 */
export function readProcessTable(skipped = new Set<number>()): ProcessRow[] {
  const { platform } = process;
  if (platform === "win32") {
    return parseWindows(run("powershell", ["-NoProfile", "-Command", WINDOWS_QUERY]));
  }
  if (platform !== "linux") return parsePs(run("ps", ["-axo", PS_COLUMNS]));
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const all = new Set(pids);
  for (const pid of skipped) if (!all.has(pid)) skipped.delete(pid);
  return pids.flatMap((pid) => {
    const text = skipped.has(pid) ? "" : readStat(pid);
    return text === "" ? [] : [parseStat(text, pageBytes())];
  });
}

/** How many files and sockets a process has open; 0 where the system does not tell. */
export function openFilesOf({ pid }: ProcessRow): number {
  if (process.platform !== "linux") return 0;
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/**
 * The processes that were started with this text in their environment: what a program started keeps
 * it, even what has left its group and its parent.
 */
export function processesMarked(mark: string): number[] {
  if (process.platform === "win32") return [];
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && readText(`/proc/${name}/environ`).includes(mark))
      .map(Number);
  }
  const lines = run("ps", ["-axEww", "-o", "pid=,command="]).split("\n");
  return lines.filter((line) => line.includes(mark)).map((line) => Number.parseInt(line, 10));
}

/** A line of `/proc/PID/stat`: the name in it, in parentheses, may hold anything. */
export function parseStat(text: string, bytesPerPage: number): ProcessRow {
  const rest = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return {
    pid: Number.parseInt(text, 10),
    parent: Number(rest[1]),
    group: Number(rest[2]),
    session: Number(rest[3]),
    began: rest[19] ?? "",
    memory: Number(rest[21]) * bytesPerPage,
  };
}

let page: number | undefined;

/** The size of a page of memory, which Linux tells of each part of a process that it maps. */
function pageBytes(): number {
  page ??=
    Number(/^KernelPageSize:\s+(\d+) kB/m.exec(readText("/proc/self/smaps"))?.[1] ?? 4) * 1024;
  return page;
}

/** What `ps` prints: numbers, memory in KiB, and the time at which each began. */
export function parsePs(text: string): ProcessRow[] {
  return text.split("\n").flatMap((line) => {
    const [pid, parent, group, session, memory, ...began] = line.trim().split(/\s+/);
    if (memory === undefined) return [];
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      // macOS prints an address here, or nothing but 0: then only group and parent tell.
      session: Number(session) > 1 ? Number(session) : Number.NaN,
      began: began.join(" "),
      memory: Number(memory) * 1024,
    };
  });
}

const PS_COLUMNS = "pid=,ppid=,pgid=,sess=,rss=,lstart=";
const WINDOWS_QUERY =
  "Get-CimInstance Win32_Process | ForEach-Object { " +
  "'{0} {1} {2} {3}' -f $_.ProcessId, $_.ParentProcessId, $_.WorkingSetSize, $_.CreationDate.Ticks }";

/** What the query of Windows prints. */
export function parseWindows(text: string): ProcessRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pid, parent, memory, began = ""] = line.trim().split(/\s+/);
    if (memory === undefined) return [];
    const none = Number.NaN;
    const row = { group: none, session: none, began, memory: Number(memory) };
    return { pid: Number(pid), parent: Number(parent), ...row };
  });
}

function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
  } catch {
    return "";
  }
}

/** The beginning of a line of `/proc/PID/stat`; what is asked of it lies in there. */
const line = Buffer.alloc(1024);

/** The line of a process in one read, since there are hundreds; nothing when it has ended. */
function readStat(pid: number): string {
  let file: number | undefined;
  try {
    file = openSync(`/proc/${pid}/stat`, "r");
    return line.toString("latin1", 0, readSync(file, line));
  } catch {
    return "";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A file's text; nothing when it is gone or not for us to read. */
function readText(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
