import type { Network } from "../programs/tracker-program.ts";
import type { World } from "./world.ts";
import { nameOf } from "./names.ts";

/** What happens on a tracker's connections. */
interface SocketEvents {
  onOpen(url: string): void;
  onMessage(url: string, text: string): void;
  onClose(url: string): void;
}

/** The tracker whose connections they are, and the node whose side of a partition it is on. */
interface SocketOwner {
  readonly name: string;
  readonly seed: string;
}

/** One connection. Frames of each direction keep their order. */
interface Socket {
  isOpen: boolean;
  /** When the last frame that was sent arrives there, and the last one of the answers here. */
  there: number;
  back: number;
  /** What is on its way there, oldest first. */
  readonly underway: string[];
}

/** A tracker's connections in virtual time. */
export class SimulatedSockets implements Network {
  readonly #world: World;
  readonly #owner: SocketOwner;
  readonly #events: SocketEvents;
  readonly #sockets = new Map<string, Socket>();

  constructor(world: World, owner: SocketOwner, events: SocketEvents) {
    this.#world = world;
    this.#owner = owner;
    this.#events = events;
  }

  connect(url: string): void {
    const socket: Socket = { isOpen: false, there: 0, back: 0, underway: [] };
    this.#sockets.set(url, socket);
    this.#world.clock.plan(this.#world.latency(), () => {
      if (this.#sockets.get(url) !== socket) return;
      if (this.#world.isReachableFrom(this.#owner.seed, nameOf(url))) {
        socket.isOpen = true;
        this.#events.onOpen(url);
      } else {
        this.#sockets.delete(url);
        this.#events.onClose(url);
      }
    });
  }

  send(url: string, text: string): void {
    const socket = this.#sockets.get(url);
    if (socket?.isOpen !== true) return;
    const { clock } = this.#world;
    socket.there = Math.max(socket.there, clock.now + this.#world.latency());
    socket.underway.push(text);
    clock.plan(socket.there - clock.now, () => {
      this.#arriveNext(url, socket);
    });
  }

  /** Lets the next frame that is underway to a node arrive now instead of later. */
  hurry(url: string): void {
    const socket = this.#sockets.get(url);
    if (socket?.isOpen === true) this.#arriveNext(url, socket);
  }

  /** Breaks the connection to a node. */
  drop(url: string): void {
    const socket = this.#sockets.get(url);
    if (socket === undefined) return;
    socket.isOpen = false;
    this.#world.clock.plan(this.#world.latency(), () => {
      if (this.#sockets.get(url) !== socket) return;
      this.#sockets.delete(url);
      this.#events.onClose(url);
    });
  }

  /** Breaks the connections to nodes that are on the other side of a partition. */
  dropUnreachable(): void {
    for (const [url, { isOpen }] of this.#sockets) {
      if (isOpen && !this.#world.isReachableFrom(this.#owner.seed, nameOf(url))) this.drop(url);
    }
  }

  /** Breaks all connections without a word. */
  close(): void {
    for (const socket of this.#sockets.values()) socket.isOpen = false;
    this.#sockets.clear();
  }

  /** The oldest frame arrives; none is left when one was hurried. */
  #arriveNext(url: string, socket: Socket): void {
    const world = this.#world;
    const name = nameOf(url);
    const text = socket.underway.shift();
    if (text === undefined) return;
    if (!socket.isOpen) {
      world.note("lost", this.#owner.name, name, text);
      return;
    }
    world.note("frame", this.#owner.name, name, text);
    const reply = world.deliver(name, text);
    if (reply === null) {
      this.drop(url);
      return;
    }
    socket.back = Math.max(socket.back, world.clock.now + world.latency());
    world.clock.plan(socket.back - world.clock.now, () => {
      if (!socket.isOpen) {
        world.note("lost", name, this.#owner.name, reply);
        return;
      }
      world.note("frame", name, this.#owner.name, reply);
      this.#events.onMessage(url, reply);
    });
  }
}
