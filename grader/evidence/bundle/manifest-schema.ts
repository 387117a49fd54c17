/**
 * The files of a bundle as JSON Schemas: `bundle.json`, and the lines of `scenes.jsonl`,
 * `frames.jsonl`, `samples.jsonl` and `blocks.jsonl`. The types of `bundle.ts` are made of them.
 */

const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;
const ms = { type: "number", minimum: 0 } as const;
const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
const flag = { type: "boolean" } as const;

/** `bundle.json`: what was graded, how, and which files belong to the bundle. */
export const manifestSchema = {
  type: "object",
  properties: {
    /** The version of this format. */
    version: { const: 1 },
    /** Names the run, see `run-id.ts`. */
    runId: { type: "string", pattern: "^[0-9a-z]{10}$" },
    lab: { type: "string", pattern: "^lab\\d+$" },
    seed: { type: "integer", minimum: 0 },
    /** ISO 8601, UTC. */
    startedAt: text,
    ms,
    /** Versions of the kit and of Node.js, and the platform, as Node.js names it. */
    kit: text,
    node: text,
    platform: text,
    isolation: {
      type: "object",
      properties: { permission: flag, bubblewrap: flag },
      required: ["permission", "bubblewrap"],
      additionalProperties: false,
    },
    submission: {
      type: "object",
      properties: {
        name: text,
        /** The files that its programs are made of: paths below its root, with `/`. */
        files: {
          type: "array",
          items: {
            type: "object",
            properties: { path: text, sha256 },
            required: ["path", "sha256"],
            additionalProperties: false,
          },
        },
        /** SHA-256 over them, as the record has it; empty when nothing could be started. */
        hash: text,
        /** Whether the files changed while they were graded. */
        changed: flag,
      },
      required: ["name", "files", "hash", "changed"],
      additionalProperties: false,
    },
    /** The scenarios that a report shows, in its order. */
    report: { type: "array", items: text },
    /** Frames that the limit on the bundle's size left out. */
    missingFrames: count,
    /** All other files of the bundle: paths inside of it, with `/`. */
    files: {
      type: "array",
      maxItems: 1000,
      items: {
        type: "object",
        properties: { path: text, bytes: count, sha256 },
        required: ["path", "bytes", "sha256"],
        additionalProperties: false,
      },
    },
  },
  required: [
    ...["version", "runId", "lab", "seed", "startedAt", "ms", "kit", "node", "platform"],
    ...["isolation", "submission", "report", "missingFrames", "files"],
  ],
  additionalProperties: false,
} as const;

/** A run of a scenario, as `scenes.jsonl` lists them: who took part, and when it was. */
export const sceneSchema = {
  type: "object",
  properties: {
    scenario: text,
    /** `slides`: word for word; `seed`: with ids and amounts from the seed. */
    variant: { enum: ["slides", "seed"] },
    /** When it began and ended, in milliseconds since the run did. */
    from: ms,
    to: ms,
    programs: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: text,
          program: { enum: ["node", "tracker", "builder", "peer"] },
          /** Where a node or a scripted peer listened. */
          port: count,
          /** The options that it was started with. */
          args: { type: "array", items: text },
        },
        required: ["name", "program", "args"],
        additionalProperties: false,
      },
    },
    /** What was done to the programs and the edges between them. */
    events: {
      type: "array",
      items: {
        type: "object",
        properties: {
          ms,
          kind: { enum: ["start", "kill", "cut", "heal", "pause", "resume"] },
          names: { type: "array", items: text },
        },
        required: ["ms", "kind", "names"],
        additionalProperties: false,
      },
    },
    /** Frames that the limit left out. */
    missingFrames: count,
  },
  required: ["scenario", "variant", "from", "to", "programs", "events", "missingFrames"],
  additionalProperties: false,
} as const;

/** A line of `frames.jsonl`: a frame that came by, or one half of an exchange by HTTP. */
export const frameSchema = {
  type: "object",
  properties: {
    /** Since the run began. */
    ms,
    scenario: text,
    variant: text,
    /** Between whom, such as `t→n1` or `grader→n1`; `→n1` where more than one may have opened it. */
    edge: text,
    /** The connection, where the grader had several to one node. */
    connection: text,
    /** `in`: to the node, as requests go; `out`: from it, as replies go. */
    direction: { enum: ["in", "out"] },
    bytes: count,
    /** The operation of a request, the status of a reply, or `GET /blockchain.json` and such. */
    what: text,
    verdict: {
      enum: ["passed", "dropped", "delayed", "slowed", "duplicated", "withheld", "broken"],
    },
    /** Its beginning; with an ellipsis at its end where that is not all. */
    text,
  },
  required: ["ms", "scenario", "variant", "edge", "direction", "bytes", "what", "verdict", "text"],
  additionalProperties: false,
} as const;

/** A line of `samples.jsonl`: what a node held at a time. */
export const sampleSchema = {
  type: "object",
  properties: {
    ms,
    scenario: text,
    variant: text,
    node: text,
    /** How many blocks its chain had. */
    height: count,
    /** The newest block's hash, or SHA-1 over what an unsealed one holds; empty without blocks. */
    tip: text,
    /** How many transactions waited. */
    pool: count,
    /** The URLs that it knew. */
    peers: { type: "array", items: text },
  },
  required: ["ms", "scenario", "variant", "node"],
  additionalProperties: false,
} as const;

/** A line of `blocks.jsonl`: the blocks that the nodes of a scene were seen to hold. */
export const seenBlocksSchema = {
  type: "object",
  properties: {
    scenario: text,
    variant: text,
    blocks: {
      type: "array",
      items: {
        type: "object",
        properties: {
          hash: text,
          /** The hash of the block before it; empty for a first block. */
          parent: text,
          /** Its position in its chain. */
          height: count,
          /** Who mined it, as its label says; empty where there is none. */
          miner: text,
          /** How many transactions it has. */
          items: count,
          /** When it was first seen, since the run began, and at which node. */
          ms,
          node: text,
        },
        required: ["hash", "parent", "height", "miner", "items", "ms", "node"],
        additionalProperties: false,
      },
    },
    /** The newest block of each node when it was last looked at; empty without blocks. */
    tips: { type: "object", additionalProperties: text, required: [] },
    /** Blocks that the limit left out. */
    missing: count,
  },
  required: ["scenario", "variant", "blocks", "tips", "missing"],
  additionalProperties: false,
} as const;
