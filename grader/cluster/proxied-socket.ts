import { WebSocket } from "ws";
import { actsOn } from "./faults.ts";
import type { EdgeFaults } from "./faults.ts";
import { whatOf } from "./journal.ts";
import type { Frame, FrameVerdict } from "./journal.ts";
import { Lane } from "./lane.ts";

/** So much may wait for a side that does not read before the other side is read no further. */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** The close codes that no side may send (RFC 6455, 7.4.1): the connection just ended. */
const UNSENDABLE_CODES = [1005, 1006, 1015];
/** Requests whose repetition changes nothing (contract 2 and 4.4). */
const IDEMPOTENT = new Set(["register", "merge"]);

/** What a proxied connection works with. */
export interface Edge {
  /** What happens on the edge now. */
  readonly faults: () => EdgeFaults;
  /** Takes note of a frame. */
  readonly note: (frame: Omit<Frame, "edge">) => void;
}

/** A WebSocket connection through a proxy: every frame passes here, in both directions. */
export class ProxiedSocket {
  readonly #edge: Edge;
  readonly #sides: { readonly in: WebSocket; readonly out: WebSocket };
  readonly #lanes: { readonly in: Lane; readonly out: Lane };
  /** The requests that the node has not answered yet; true for a copy that the proxy made. */
  readonly #open: boolean[] = [];
  #hasLost = false;

  /**
   * @param client - who asks. @param node - the connection to the node, both of them open.
   * @param onClose - called once when it has ended.
   */
  constructor(client: WebSocket, node: WebSocket, edge: Edge, onClose: () => void) {
    this.#edge = edge;
    this.#sides = { in: client, out: node };
    this.#lanes = { in: new Lane("in", edge.faults), out: new Lane("out", edge.faults) };
    this.#join("in", client, node);
    this.#join("out", node, client);
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      onClose();
    };
    client.on("close", end);
    node.on("close", end);
  }

  /** How many requests have gone to the node that it has not answered. */
  get unanswered(): number {
    return this.#open.filter((isCopy) => !isCopy).length;
  }

  /**
   * The faults are over. What waits goes on its way; where frames were swallowed, the connection ends,
   * as real ones do that lose something: replies are told apart by their order alone.
   */
  heal(): void {
    for (const lane of [this.#lanes.in, this.#lanes.out]) lane.flush();
    for (const side of [this.#sides.in, this.#sides.out]) side.resume();
    if (this.#hasLost) this.break();
  }

  /** Ends it without a word to either side; may be called twice. */
  break(): void {
    for (const lane of [this.#lanes.in, this.#lanes.out]) lane.close();
    for (const side of [this.#sides.in, this.#sides.out]) side.terminate();
  }

  #join(direction: "in" | "out", from: WebSocket, to: WebSocket): void {
    from.on("error", () => undefined);
    from.on("message", (data: Buffer, isBinary) => {
      this.#take(direction, from, to, data, isBinary);
    });
    const isCut = (): boolean => actsOn(this.#edge.faults().cut, direction);
    from.on("ping", (data) => {
      if (to.readyState === WebSocket.OPEN && !isCut()) to.ping(data);
    });
    from.on("pong", (data) => {
      if (to.readyState === WebSocket.OPEN && !isCut()) to.pong(data);
    });
    from.on("close", (code, reason) => {
      this.#lanes[direction].flush();
      if (UNSENDABLE_CODES.includes(code)) to.terminate();
      else to.close(code, reason);
    });
  }

  #take(
    direction: "in" | "out",
    from: WebSocket,
    to: WebSocket,
    data: Buffer,
    isBinary: boolean,
  ): void {
    const note = (verdict: FrameVerdict): void => {
      const what = whatOf(data);
      this.#edge.note({ direction, bytes: data.length, what, verdict, data });
    };
    if (direction === "out" && this.#open.shift() === true) {
      note("withheld");
      return;
    }
    const lane = this.#lanes[direction];
    const passage = lane.pass(data.length, () => {
      if (direction === "in") this.#open.push(false);
      send(from, to, data, isBinary, lane);
    });
    note(passage);
    if (passage === "dropped") {
      this.#hasLost = true;
      return;
    }
    if (passage === "slowed") from.pause();
    if (direction === "in" && this.#edge.faults().duplicate && IDEMPOTENT.has(operationOf(data))) {
      note("duplicated");
      lane.pass(data.length, () => {
        this.#open.push(true);
        send(from, to, data, isBinary, lane);
      });
    }
  }
}

/** Sends a frame on; who sends faster than the other side reads is read no further for a while. */
function send(from: WebSocket, to: WebSocket, data: Buffer, isBinary: boolean, lane: Lane): void {
  if (to.readyState !== WebSocket.OPEN) return;
  to.send(data, { binary: isBinary }, () => {
    if (from.isPaused && !lane.isHolding && to.bufferedAmount < MAX_UNSENT_BYTES) from.resume();
  });
  if (to.bufferedAmount > MAX_UNSENT_BYTES) from.pause();
}

/** The operation of a request, whatever the order of its keys; empty when there is none. */
function operationOf(data: Buffer): string {
  try {
    const { op } = JSON.parse(data.toString()) as { readonly op?: unknown };
    return typeof op === "string" ? op : "";
  } catch {
    return "";
  }
}
