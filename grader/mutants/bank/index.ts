import type { Mutant } from "../mutant.ts";
import { lab3Node } from "./lab3-node.ts";
import { lab3Input } from "./lab3-input.ts";
import { lab3Tracker } from "./lab3-tracker.ts";
import { lab3Survives } from "./lab3-survives.ts";
import { lab4Mine } from "./lab4-mine.ts";
import { lab4Talk } from "./lab4-talk.ts";
import { lab4Race } from "./lab4-race.ts";
import { lab5Functions } from "./lab5-functions.ts";
import { lab5Blocks } from "./lab5-blocks.ts";
import { lab5Fork } from "./lab5-fork.ts";
import { lab5Merge } from "./lab5-merge.ts";
import { lab5Pool } from "./lab5-pool.ts";
import { lab5Sync } from "./lab5-sync.ts";

/**
 * All mutants, in the order of the course. They show pieces of the complete programs: the bank is the
 * teacher's.
 */
export const bank: readonly Mutant[] = [
  ...lab3Node,
  ...lab3Input,
  ...lab3Tracker,
  ...lab3Survives,
  ...lab4Mine,
  ...lab4Talk,
  ...lab4Race,
  ...lab5Functions,
  ...lab5Pool,
  ...lab5Blocks,
  ...lab5Merge,
  ...lab5Sync,
  ...lab5Fork,
];
