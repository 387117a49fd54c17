import { blockHash } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/index.ts";

interface Branch {
  readonly hash: string;
  readonly items: number;
  readonly children: Map<string, Branch>;
  /** The nodes whose tip this is. */
  readonly tipOf: string[];
}

const newBranch = (hash: string, items: number): Branch => ({
  hash,
  items,
  children: new Map(),
  tipOf: [],
});

/** The blocks of several chains as a tree in text: a line for each way to a tip. */
export function drawBlockTree(chains: Readonly<Record<string, readonly WireBlock[]>>): string {
  const root = newBranch("", 0);
  for (const [node, blocks] of Object.entries(chains)) {
    let at = root;
    for (const block of blocks) {
      const key = blockHash(block);
      const next = at.children.get(key) ?? newBranch(key, block.items?.length ?? 0);
      at.children.set(key, next);
      at = next;
    }
    at.tipOf.push(node);
  }
  const lines: string[] = [];
  draw(root, "", "", lines);
  return lines.join("\n");
}

function draw(branch: Branch, before: string, indent: string, lines: string[]): void {
  let line = before;
  let width = indent.length;
  let at = branch;
  for (;;) {
    if (at.hash !== "") {
      const text = `${at.hash.slice(0, 6)}(${at.items})`;
      line += `─${text}`;
      width += text.length + 1;
    }
    if (at.tipOf.length > 0) line += `  ◀ ${at.tipOf.join(", ")}`;
    const [only, ...more] = at.children.values();
    if (only === undefined || more.length > 0) break;
    at = only;
  }
  const [first, ...others] = at.children.values();
  if (first === undefined) {
    lines.push(line);
    return;
  }
  const deeper = " ".repeat(width);
  draw(first, `${line}─┬`, `${deeper}  `, lines);
  others.forEach((child, place) => {
    draw(child, `${deeper} ${place === others.length - 1 ? "└" : "├"}`, `${deeper}  `, lines);
  });
}
