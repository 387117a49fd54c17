import type { Mutant } from "../mutant.ts";

/** Slips of the lab 3 tracker where peers go, come back, or answer badly. */
export const lab3Survives: readonly Mutant[] = [
  {
    id: "closed-keeps-place",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "断开的节点一直占着位置",
      en: "a node that is gone keeps its place",
    },
    origin: "SLIDES D5",
    file: "tracker/tracker.ts",
    from: "    this.#connections.remove(url);\n",
    to: "",
    caughtBy: ["peer-returns", "all-gone"],
  },
  {
    id: "announces-gone",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "连上过的节点都留在通告的名单里，断开了也不去掉",
      en: "every node that was ever connected stays in the announced list, gone or not",
    },
    origin: "SLIDES D5",
    file: "tracker/tracker.ts",
    from: "    const addr = this.#connections.open();\n    for (const url of addr) {",
    to: "    for (const url of this.#connections.open()) this.#ever.add(url);\n    const addr = [...this.#ever];\n    for (const url of this.#connections.open()) {",
    also: [
      {
        file: "tracker/tracker.ts",
        from: "  readonly #connections = new Connections();\n",
        to: "  readonly #connections = new Connections();\n  readonly #ever = new Set<string>();\n",
      },
    ],
    caughtBy: ["peer-returns"],
  },
  {
    id: "retry-limit-5",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "一个节点五次连不上就不再连了，后来它回来了也一样",
      en: "a node that failed five times is never connected to again, not even when it is back",
    },
    origin: "no catch-up after a restart",
    file: "tracker/tracker.ts",
    from: "    if (this.#connections.has(url)) return;\n",
    to: "    if (this.#connections.has(url) || this.#connections.failures(url) >= 5) return;\n",
    caughtBy: ["peer-returns"],
  },
  {
    id: "ends-with-seed",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "种子节点一离开 tracker 就结束了，别的节点明明还连着",
      en: "the tracker ends when the seed is gone, though other nodes are still connected",
    },
    origin: "SLIDES D5",
    file: "tracker/tracker.ts",
    from: "    this.#connections.remove(url);\n",
    to: "    this.#connections.remove(url);\n    if (url === this.#context.seedUrl) this.#context.end();\n",
    caughtBy: ["peer-returns"],
  },
  {
    id: "seed-never-again",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "种子节点只在启动时连一次，断开以后再有节点提到它也不连",
      en: "the seed is connected to at the start only, whoever names it later",
    },
    origin: "no catch-up after a restart",
    file: "tracker/tracker.ts",
    from: "    if (this.#connections.has(url)) return;\n",
    to: "    if (this.#connections.has(url)) return;\n    if (url === this.#context.seedUrl && this.#connections.failures(url) > 0) return;\n",
    caughtBy: ["peer-returns"],
  },
  {
    id: "told-once-for-all",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "告诉过一个节点的就不再告诉它，它断开又回来也一样",
      en: "a node is not told again what it was told before, not even when it was gone and came back",
    },
    origin: "no catch-up after a restart",
    file: "tracker/tracker.ts",
    from: "    for (const url of addr) {\n",
    to: "    for (const url of addr) {\n      if (this.#told.get(url) === addr.length) continue;\n      this.#told.set(url, addr.length);\n",
    also: [
      {
        file: "tracker/tracker.ts",
        from: "  readonly #connections = new Connections();\n",
        to: "  readonly #connections = new Connections();\n  readonly #told = new Map<string, number>();\n",
      },
    ],
    caughtBy: ["peer-returns"],
  },
  {
    id: "answer-json-unguarded",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "一个节点的回答不是 JSON，tracker 就整个停了",
      en: "one answer that is no JSON stops the whole tracker",
    },
    origin: "SLIDES D7",
    file: "tracker/answer.ts",
    from: `  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return null;
  }
`,
    to: "  const reply: unknown = JSON.parse(text);\n",
    caughtBy: ["bad-answers"],
  },
  {
    id: "answer-null",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "忘了 typeof null 也是 object：回答 null 让 tracker 出错",
      en: "typeof null is object, too: the answer null stops the tracker",
    },
    origin: "SLIDES D7",
    file: "tracker/answer.ts",
    from: "reply === null || ",
    to: "",
    caughtBy: ["bad-answers"],
  },
  {
    id: "answer-peers-unchecked",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "没有检查 peers 是不是列表",
      en: "nobody checks that peers is a list",
    },
    origin: "types",
    file: "tracker/tracker.ts",
    from: "peerUrls(answer.peers)",
    to: "answer.peers as string[]",
    caughtBy: ["bad-answers"],
  },
  {
    id: "never-ends",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "节点全部离开了，tracker 却不结束",
      en: "the tracker goes on when all nodes are gone",
    },
    origin: "SLIDES D5",
    file: "tracker/tracker.ts",
    from: "    this.#context.end();\n",
    to: "",
    caughtBy: ["all-gone"],
  },
  {
    id: "tracker-any-ws-text",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "凡是以 ws 开头的文字都当成 URL，一个坏 URL 就让 tracker 退出",
      en: "any text that begins with ws is taken for a URL, and a malformed one ends the tracker",
    },
    origin: "contract 5",
    file: "tracker/connections.ts",
    from: 'typeof url === "string" && isPeerUrl(url)',
    to: 'typeof url === "string" && /^wss?:/.test(url)',
    caughtBy: ["bad-answers"],
  },
  {
    id: "removed-by-text",
    lab: "lab3",
    stage: "tracker-survives",
    title: {
      zh: "关闭的连接按原来的写法去删，写法不同就删不掉，位置一直被占着",
      en: "a closed connection is removed by the text of its URL, and keeps its place where that has another spelling",
    },
    origin: "equality",
    file: "tracker/connections.ts",
    from: "this.#connections.delete(spelling);",
    to: "this.#connections.delete(url);",
    caughtBy: ["peer-returns"],
  },
];
