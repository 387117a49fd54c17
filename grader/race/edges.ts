import { Proxy } from "../cluster/proxy.ts";

/**
 * Who knows whom in a race, by URL. All know each other; a node that is to be cut off is reached
 * through a proxy and reaches each other node through one more, so that cutting them parts it from
 * all. Then the others are not told of it: it registers with them, by its proxy's name.
 */
export class Edges {
  readonly #ports: readonly number[];
  readonly #cuttable: number | null;
  /** The proxy before the node that can be cut off. */
  readonly #inward: Proxy | null;
  /** By position of each other node, the proxy through which that node reaches it. */
  readonly #outward: ReadonlyMap<number, Proxy>;

  private constructor(
    ports: readonly number[],
    cuttable: number | null,
    inward: Proxy | null,
    outward: ReadonlyMap<number, Proxy>,
  ) {
    this.#ports = ports;
    this.#cuttable = cuttable;
    this.#inward = inward;
    this.#outward = outward;
  }

  /**
   * Opens the proxies.
   *
   * @param ports - the nodes' own ports.
   * @param cuttable - the position of the node that may be cut off, or null.
   */
  static async open(ports: readonly number[], cuttable: number | null): Promise<Edges> {
    if (cuttable === null) return new Edges(ports, null, null, new Map());
    const outward = new Map<number, Proxy>();
    for (const [position, port] of ports.entries()) {
      if (position !== cuttable) outward.set(position, await Proxy.open(port));
    }
    return new Edges(ports, cuttable, await Proxy.open(ports[cuttable] ?? 0), outward);
  }

  /** What a node calls itself. */
  urlOf(position: number): string {
    const proxy = position === this.#cuttable ? this.#inward : null;
    return `ws://localhost:${proxy?.port ?? this.#ports[position] ?? 0}/ws`;
  }

  /** The URLs of the nodes that a node is told of. */
  peersOf(position: number): readonly string[] {
    return this.#ports.flatMap((port, other) => {
      if (other === position || other === this.#cuttable) return [];
      const proxy = position === this.#cuttable ? this.#outward.get(other) : undefined;
      return [`ws://localhost:${proxy?.port ?? port}/ws`];
    });
  }

  /** Cuts all edges of the node, both ways; may be called twice. */
  async cut(): Promise<void> {
    await Promise.all(this.#proxies().map((proxy) => proxy.cut()));
  }

  /** Heals them. */
  async heal(): Promise<void> {
    await Promise.all(this.#proxies().map((proxy) => proxy.heal()));
  }

  #proxies(): readonly Proxy[] {
    return [...(this.#inward === null ? [] : [this.#inward]), ...this.#outward.values()];
  }
}
