import type { Launch } from "../cluster/program-process.ts";
import { bubblewrapArguments } from "./bubblewrap.ts";
import type { System } from "./bubblewrap.ts";
import { permissionFlags } from "./permission.ts";

/** What `--isolation` chooses: all that this machine has, Node's permission model only, or nothing. */
export const ISOLATION_MODES = ["auto", "permission", "none"] as const;

/** See {@link ISOLATION_MODES}. */
export type IsolationMode = (typeof ISOLATION_MODES)[number];

/** What keeps the programs of a run apart from the rest of the machine. */
export interface Isolation {
  /** The flags that this Node.js knows, where its permission model is used; it holds for modules. */
  readonly permission: ReadonlySet<string> | null;
  /** What bubblewrap shows of the system, where it is used; it holds for every program. */
  readonly bubblewrap: System | null;
}

/** No isolation at all, as for the grader's own compiler. */
export const NO_ISOLATION: Isolation = { permission: null, bubblewrap: null };

/** What a program may touch. */
export interface Place {
  /** The one folder that it may write to. */
  readonly work: string;
  /** Files and folders that it may read besides, each with a path without links. */
  readonly readable: readonly string[];
  /** Links that it finds, by their path: where each leads to is to be readable. */
  readonly links: Readonly<Record<string, string>>;
  /** Whether it may have threads, for mining. */
  readonly threads: boolean;
}

/**
 * What the launch of a program becomes when it is isolated.
 *
 * @param isModule - whether it is a module that Node.js runs, whose flags come first in `args`.
 */
export function isolate(
  launch: Launch,
  place: Place,
  isModule: boolean,
  { permission, bubblewrap }: Isolation,
): Launch {
  const home = bubblewrap === null ? {} : { HOME: place.work, TMPDIR: "/tmp" };
  const flags = isModule && permission !== null ? permissionFlags(permission, place) : [];
  const held: Launch = {
    ...launch,
    args: [...flags, ...launch.args],
    env: { ...launch.env, ...home },
    isContained: flags.length > 0,
  };
  if (bubblewrap === null) return held;
  return {
    ...held,
    command: bubblewrap.program,
    args: [...bubblewrapArguments(bubblewrap, place, held.cwd), held.command, ...held.args],
    cwd: "/",
    isContained: true,
    isWrapped: true,
  };
}
