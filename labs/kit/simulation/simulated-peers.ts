import { isSealed } from "../contract/block.ts";
import type { Block, SealedBlock, WireBlock } from "../contract/block.ts";
import type { Reply } from "../contract/replies.ts";
import type { Request } from "../contract/requests.ts";
import type { PeerNetwork } from "../programs/peer-network.ts";
import { nameOf, urlOf } from "./names.ts";
import type { World } from "./world.ts";

/** A chain on its way, and how long its text is. */
interface SentChain {
  readonly blocks: readonly WireBlock[];
  readonly characters: number;
}

/** The network between nodes in virtual time: posted blocks, fetched chains, single requests. */
export class SimulatedPeers implements PeerNetwork {
  readonly #world: World;
  readonly #self: string;
  readonly #isAlive: () => boolean;
  /** When the last block that was posted to each peer arrives there. */
  readonly #arrivals = new Map<string, number>();

  /** @param self - the node whose network this is. @param isAlive - whether its process still runs. */
  constructor(world: World, self: string, isAlive: () => boolean) {
    this.#world = world;
    this.#self = self;
    this.#isAlive = isAlive;
  }

  postMined(url: string, block: SealedBlock): void {
    const world = this.#world;
    const { clock } = world;
    const to = nameOf(url);
    const shared = world.shared?.of(block);
    const text = shared?.text ?? JSON.stringify(block);
    const at = Math.max(this.#arrivals.get(to) ?? 0, clock.now + world.latency());
    this.#arrivals.set(to, at);
    clock.plan(at - clock.now, () => {
      const program = this.#reach(to) && !world.isLost() ? world.program(to) : null;
      world.note(program === null ? "lost" : "frame", this.#self, to, `POST /mined ${text}`);
      if (program === null) return;
      const judged = world.act(to, () =>
        program.onMined?.(shared?.block ?? (JSON.parse(text) as WireBlock), urlOf(this.#self)),
      );
      void Promise.resolve(judged).catch((error: unknown) => {
        world.act(to, () => {
          throw error;
        });
      });
    });
  }

  getChain(url: string): Promise<readonly WireBlock[] | null> {
    const to = nameOf(url);
    return this.#exchange(to, () => {
      const world = this.#world;
      const blocks = world.act(to, () => world.program(to)?.blockchain?.());
      const chain = blocks === undefined ? null : this.#copy(blocks);
      world.note("frame", this.#self, to, "GET /blockchain.json", chain?.characters ?? 0);
      return chain?.blocks ?? null;
    });
  }

  ask(url: string, request: Request): Promise<Reply | null> {
    const to = nameOf(url);
    const text = JSON.stringify(request);
    return this.#exchange(to, () => {
      const reply = this.#world.deliver(to, text);
      this.#world.note("frame", this.#self, to, text, reply?.length ?? 0);
      return reply === null ? null : (JSON.parse(reply) as Reply);
    });
  }

  /** A chain as it arrives elsewhere. */
  #copy(blocks: readonly Block[]): SentChain {
    const { shared } = this.#world;
    if (shared === null || !blocks.every(isSealed)) {
      const text = JSON.stringify(blocks);
      return { blocks: JSON.parse(text) as WireBlock[], characters: text.length };
    }
    const sent = blocks.map((block) => shared.of(block));
    // Brackets and commas are between them.
    const characters = sent.reduce((sum, { text }) => sum + text.length + 1, 1);
    return { blocks: sent.map(({ block }) => block), characters };
  }

  /** There and back again; null when either end can't be reached. */
  #exchange<T>(to: string, answer: () => T | null): Promise<T | null> {
    const { clock } = this.#world;
    return new Promise((resolve) => {
      clock.plan(this.#world.latency(), () => {
        const got = this.#reach(to) ? answer() : null;
        clock.plan(this.#world.latency(), () => {
          if (this.#isAlive()) resolve(this.#reach(to) ? got : null);
        });
      });
    });
  }

  #reach(to: string): boolean {
    return this.#isAlive() && this.#world.areConnected(this.#self, to);
  }
}
