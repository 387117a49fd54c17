/** What the demo tells its page, and what the page asks for: types only, shared by both sides. */

/** A program of the demo. */
export interface ProgramView {
  /** `n1`, `t`, `b1`. */
  readonly name: string;
  readonly kind: "node" | "tracker" | "builder";
  /** A builder's node. */
  readonly of?: string;
  /** A node's own port. */
  readonly port?: number;
  readonly isRunning: boolean;
}

/** A connection that programs may have, through a recording proxy. */
export interface LinkView {
  /** `t-n1`, `n1-n2`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly isCut: boolean;
  /** Whether something is connected, or was, in the last seconds. */
  readonly isUsed: boolean;
}

/** A block of a node's chain. */
export interface BlockView {
  readonly hash: string;
  /** Its place in the chain, from 0. */
  readonly place: number;
  /** The program that made it. */
  readonly by: string;
  /** The last digits of its transactions' ids. */
  readonly items: readonly string[];
}

/** What a node answered last. */
export interface NodeView {
  readonly name: string;
  /** The URL under which others know it. */
  readonly url: string;
  /** The hashes of its chain from the first block on; null where the lab has none. */
  readonly chain: readonly string[] | null;
  /** The newest blocks, the oldest of them first. */
  readonly blocks: readonly BlockView[];
  /** The last digits of the ids that wait in its pool, sorted; null where the lab has none. */
  readonly pool: readonly string[] | null;
  /** The URLs that it knows. */
  readonly peers: readonly string[];
}

/** Everything but the messages. */
export interface DemoView {
  readonly lab: string;
  readonly programs: readonly ProgramView[];
  readonly links: readonly LinkView[];
  readonly nodes: readonly NodeView[];
}

/** A message that went from one program to another. */
export interface FrameView {
  /** Milliseconds of the demo. */
  readonly at: number;
  /** Names of programs; `you` is whoever clicks on the page. */
  readonly from: string;
  readonly to: string;
  /** `merge pool ×2`, `202`. */
  readonly label: string;
  /** The status of a reply; null for a request. */
  readonly status: number | null;
  /** Whether it is one of the questions that are asked again and again, or an answer to one. */
  readonly isRoutine: boolean;
}

/** What the demo tells. */
export type DemoMessage =
  | { readonly kind: "view"; readonly view: DemoView }
  | { readonly kind: "frames"; readonly now: number; readonly frames: readonly FrameView[] }
  /** A command could not be carried out. */
  | { readonly kind: "trouble"; readonly command: string; readonly reason: string };

/** What the page asks for. */
export type DemoCommand =
  | { readonly kind: "cut" | "heal"; readonly link: string }
  | { readonly kind: "kill" | "start"; readonly program: string }
  | { readonly kind: "send"; readonly node: string; readonly text: string };
