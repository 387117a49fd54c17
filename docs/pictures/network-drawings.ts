import type { Picture, Shape } from "./figure.ts";
import { sequence } from "./sequence.ts";

const NODE = { zh: "节点", en: "node" };

/** A small box in the middle of which a line may end. */
function dot(
  x: number,
  y: number,
  lines: readonly (typeof NODE | string)[],
  isStrong = false,
): Shape {
  const tone = isStrong ? ({ tone: "strong" } as const) : {};
  return { kind: "box", at: [x - 42, y - 18], size: [84, 36], lines, ...tone };
}

function line(from: readonly [number, number], to: readonly [number, number]): Shape {
  return { kind: "arrow", from, to, hasHead: false };
}

const CLIENT = { zh: "客户端", en: "client" };
const around = (x: number): [number, number][] => [
  [x, 80],
  [x + 130, 150],
  [x + 85, 270],
  [x - 85, 270],
  [x - 130, 150],
];
const clients = around(190);
const nodes = around(570);

/** What networks look like, and what a tracker says in one. */
export const networkPictures: readonly Picture[] = [
  {
    name: "networks",
    shows: {
      zh: "左边是客户端-服务器网络：所有连线都通向中间的服务器；右边是 P2P 网络：节点两两相连，没有中心。",
      en: "Left a client-server network, all lines of which lead to the server in the middle; right a peer-to-peer network, where nodes are connected to each other and none is the centre.",
    },
    size: [760, 330],
    shapes: [
      {
        kind: "text",
        at: [190, 34],
        isTitle: true,
        text: { zh: "客户端与服务器", en: "Clients and a server" },
      },
      {
        kind: "text",
        at: [570, 34],
        isTitle: true,
        text: { zh: "P2P：人人都是两者", en: "Peer to peer: everybody is both" },
      },
      ...clients.map((place) => line(place, [190, 180])),
      ...clients.map(([x, y]) => dot(x, y, [CLIENT])),
      dot(190, 180, [{ zh: "服务器", en: "server" }], true),
      ...nodes.flatMap((one, at) => nodes.slice(at + 1).map((other) => line(one, other))),
      ...nodes.map(([x, y]) => dot(x, y, [NODE], true)),
    ],
  },
  {
    name: "tracker-tick",
    shows: {
      zh: "tracker 问 9000 有哪些同伴，得知 9001，连接它，然后把两个 URL 通告给两个节点。",
      en: "The tracker asks 9000 for its peers, learns of 9001, connects to it, and announces both URLs to both nodes.",
    },
    ...sequence(
      [
        "tracker",
        { zh: "节点 9000（种子）", en: "node 9000 (seed)" },
        { zh: "节点 9001", en: "node 9001" },
      ],
      [
        { from: 0, to: 1, label: { zh: "连接", en: "connects" } },
        { from: 0, to: 1, label: '{"op": "peers"}' },
        { from: 1, to: 0, label: "200 [9000, 9001]", isReply: true },
        { from: 0, to: 2, label: { zh: "新的 URL：连接", en: "a new URL: connects" } },
        { from: 0, to: 1, label: "register [9000, 9001]" },
        { from: 1, to: 0, label: "202", isReply: true },
        { from: 0, to: 2, label: "register [9000, 9001]" },
        { from: 2, to: 0, label: "202", isReply: true },
      ],
    ),
  },
];
