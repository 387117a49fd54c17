import type { DemoNetwork } from "./demo-network.ts";
import type { DemoPlan } from "./plan.ts";
import { NodeWatch } from "./node-watch.ts";
import type { NodeLook } from "./node-watch.ts";
import type { BlockView, DemoView, NodeView } from "./view.ts";

/** From one look at the nodes to the next. */
const LOOK_MS = 200;
/** The newest blocks of a chain that are described. */
const SHOWN_BLOCKS = 12;
/** The ids of a pool or block that are described. */
const SHOWN_ITEMS = 24;
/** The digits of an id by which people tell transactions apart. */
const ID_DIGITS = 4;
/** The port in the data of a mined block (contract 6). */
const MINED_BY = /^Mined by node on port (\d{1,5})(?: |$)/;

/** Looks at all nodes again and again, and describes what they hold. */
export class Observer {
  readonly #network: DemoNetwork;
  readonly #lab: string;
  readonly #onView: (view: DemoView) => void;
  readonly #plan: DemoPlan;
  readonly #nodes: readonly string[];
  readonly #watches = new Map<string, NodeWatch>();
  readonly #looks = new Map<string, NodeLook>();
  /** Who made each block, by its hash. */
  readonly #makers = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;
  #last = "";

  /** @param onView - called whenever something is different from before. */
  constructor(network: DemoNetwork, lab: string, plan: DemoPlan, onView: (view: DemoView) => void) {
    this.#network = network;
    this.#lab = lab;
    this.#onView = onView;
    this.#plan = plan;
    this.#nodes = plan.programs.filter(({ kind }) => kind === "node").map(({ name }) => name);
  }

  /** Begins to look, once the network is open. */
  start(): void {
    for (const name of this.#nodes) {
      this.#watches.set(name, new NodeWatch(this.#network.port(name), this.#plan));
    }
    void this.#look();
  }

  /** Stops; may be called twice. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const watch of this.#watches.values()) watch.close();
  }

  /** Everything as it was seen last. */
  view(): DemoView {
    const nodes = this.#nodes.map((name) => this.#nodeView(name));
    const { programs, links } = {
      programs: this.#network.programs(),
      links: this.#network.links(),
    };
    return { lab: this.#lab, programs, links, nodes };
  }

  /** Tells the view if it is another one than before. */
  tell(): void {
    const view = this.view();
    const text = JSON.stringify(view);
    if (text === this.#last) return;
    this.#last = text;
    this.#onView(view);
  }

  async #look(): Promise<void> {
    await Promise.all(
      [...this.#watches].map(async ([name, watch]) => {
        const look = await watch.look();
        // Of a node that does not answer is shown what it held last.
        if (look !== null) this.#looks.set(name, look);
      }),
    );
    if (this.#isStopped) return;
    this.#findMakers();
    this.tell();
    this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
  }

  /** A block names its miner; an unsealed one was made beside a node that had it first. */
  #findMakers(): void {
    const programs = this.#network.programs();
    const builderOf = (node: string): string | undefined =>
      programs.find(({ kind, of, isRunning }) => kind === "builder" && of === node && isRunning)
        ?.name;
    for (const [node, { chain }] of this.#looks) {
      for (const { hash, block } of chain ?? []) {
        if (this.#makers.has(hash)) continue;
        const port = MINED_BY.exec(block.data ?? "")?.[1];
        const miner = programs.find((one) => one.port !== undefined && String(one.port) === port);
        const maker = miner?.name ?? builderOf(node);
        if (maker !== undefined) this.#makers.set(hash, maker);
      }
    }
  }

  #nodeView(name: string): NodeView {
    const { chain = null, pool = null, peers = [] } = this.#looks.get(name) ?? {};
    const first = Math.max(0, (chain?.length ?? 0) - SHOWN_BLOCKS);
    const blocks: BlockView[] = (chain ?? []).slice(first).map(({ hash, block }, place) => ({
      hash,
      place: first + place,
      by: this.#makers.get(hash) ?? "?",
      items: endings(block.items ?? []),
    }));
    return {
      name,
      url: this.#network.url(name),
      chain: chain?.map(({ hash }) => hash) ?? null,
      blocks,
      pool: pool === null ? null : endings(pool).toSorted(),
      peers,
    };
  }
}

function endings(items: readonly { readonly id: string }[]): readonly string[] {
  return items.slice(0, SHOWN_ITEMS).map(({ id }) => id.slice(-ID_DIGITS));
}
