import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../tools/project-root.ts";
import type { ProgramName } from "../submission/manifest.ts";
import type { Message } from "../language/translator.ts";

/** A stage of a lab: one thing to understand, one piece of code to write. */
export interface Stage {
  /** Stable: it appears in commands, reports and gradebooks. */
  readonly id: string;
  readonly title: Message;
  /** The file of the skeleton to open first. */
  readonly file: string;
  /** Whether its points come on top of the lab's 100. */
  readonly bonus?: boolean;
}

/** An option of a node that a lab introduces, by its long name (contract 1). */
export type NodeOption = "port" | "db" | "mine" | "zeros" | "rounds" | "peer";

/** A lab, as `fixtures/LAB/lab.json` describes it. */
export interface Lab {
  readonly id: string;
  /** Its place in the course. */
  readonly order: number;
  readonly title: Message;
  /** The programs that a submission brings. */
  readonly programs: readonly ProgramName[];
  /**
   * The options of a node that the lab has introduced: the grader gives no other ones, but for
   * `--advertise` where a scenario cuts a node off.
   */
  readonly nodeOptions: readonly NodeOption[];
  /** Its stages, in the order in which they build on each other. */
  readonly stages: readonly Stage[];
  /** The scenarios that a report shows, by id: the slides' own exchanges. */
  readonly report?: readonly string[];
}

/** The labs of the course, in its order. */
export function readLabs(): Lab[] {
  const fixtures = join(projectRoot(), "fixtures");
  return readdirSync(fixtures)
    .filter((name) => /^lab\d+$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(fixtures, name, "lab.json"), "utf8")) as Lab)
    .sort((one, other) => one.order - other.order);
}
