import type { FromSchema } from "json-schema-to-ts";
import type { RunRecord } from "../../record/record.ts";
import type {
  frameSchema,
  manifestSchema,
  sampleSchema,
  sceneSchema,
  seenBlocksSchema,
} from "./manifest-schema.ts";

/** What `bundle.json` says: what was graded, how, and which files belong to the bundle. */
export type BundleManifest = FromSchema<typeof manifestSchema>;

/** A run of a scenario: who took part, when it was, and what was done to the programs. */
export type Scene = FromSchema<typeof sceneSchema>;

/** A program of a scene. */
export type SceneProgram = Scene["programs"][number];

/** Something done to programs or edges of a scene. */
export type SceneEvent = Scene["events"][number];

/** A frame that came by, or one half of an exchange by HTTP. */
export type RecordedFrame = FromSchema<typeof frameSchema>;

/** What a node held at a time. */
export type Sample = FromSchema<typeof sampleSchema>;

/** What the programs of a scene printed. */
export interface TerminalLog {
  readonly scenario: string;
  readonly program: string;
  readonly bytes: Uint8Array;
}

/** The blocks that a scene's nodes were seen to hold, those that lost among them. */
export type SeenBlocks = FromSchema<typeof seenBlocksSchema>;

/** A block as a picture needs it. */
export type SeenBlock = SeenBlocks["blocks"][number];

/**
 * The evidence of a run as one folder: what was graded, what came of it, and what the programs sent and
 * printed meanwhile. All pictures and reports are drawn from it.
 */
export interface Bundle {
  /** The folder it was read from. */
  readonly folder: string;
  readonly manifest: BundleManifest;
  readonly record: RunRecord;
  readonly scenes: readonly Scene[];
  readonly frames: readonly RecordedFrame[];
  readonly samples: readonly Sample[];
  readonly blocks: readonly SeenBlocks[];
  readonly terminals: readonly TerminalLog[];
}
