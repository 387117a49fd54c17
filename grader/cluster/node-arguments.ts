import type { NodeOption } from "../../labs/kit/skeleton/labs.ts";
import type { ProgramOf } from "../fixture/scenario.ts";

/** What the command line of a node is made of. */
export interface NodeArguments {
  readonly node: ProgramOf<"node">;
  readonly port: number;
  /** Its file. */
  readonly db: string;
  /** The options that the lab has introduced; no other ones are given. */
  readonly known: readonly NodeOption[];
  /** What `zeros: "race"` stands for. */
  readonly raceZeros: number | undefined;
  /** The URL of a program of the scenario. */
  readonly url: (name: string) => string;
  /** What the node is to call itself, where it is reached through a proxy. */
  readonly advertise: string | undefined;
}

/**
 * The command line of a node: what the scenario asks for, as far as the lab has introduced it, and
 * `--advertise` where it is reached through a proxy.
 *
 * @throws RangeError when the scenario asks for an option that its lab does not have.
 */
export function nodeArguments(options: NodeArguments): string[] {
  const { node, port, db, known, raceZeros, url, advertise } = options;
  const given: readonly (readonly [NodeOption, readonly string[]])[] = [
    ["port", ["-p", String(port)]],
    ["db", ["-r", db]],
    ["mine", node.mine === true ? ["-m"] : []],
    ["zeros", zerosArguments(node.zeros, raceZeros)],
    ["rounds", node.rounds === undefined ? [] : ["--rounds", String(node.rounds)]],
    ["peer", (node.peers ?? []).flatMap((peer) => ["--peer", peerUrl(url(peer), node.peerForm)])],
  ];
  const unknown = given.find(
    ([option, words]) => option !== "db" && words.length > 0 && !known.includes(option),
  );
  if (unknown !== undefined) throw new RangeError(`the lab's nodes have no option ${unknown[0]}`);
  return [
    ...given.flatMap(([option, words]) => (known.includes(option) ? words : [])),
    ...(advertise === undefined ? [] : ["--advertise", advertise]),
  ];
}

function zerosArguments(
  zeros: number | "race" | undefined,
  raceZeros: number | undefined,
): readonly string[] {
  const value = zeros === "race" ? raceZeros : zeros;
  if (zeros === "race" && value === undefined) throw new RangeError("there is no race");
  return value === undefined ? [] : ["-z", String(value)];
}

/** A peer's URL in the form asked for: WebSocket and HTTP share one port. */
function peerUrl(url: string, form: "ws" | "http" = "ws"): string {
  return form === "ws" ? url : url.replace(/^ws/, "http").replace(/ws$/, "");
}
