import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { totalOf } from "../record/score.ts";
import { failures, grade, withoutBonus } from "./run-grader.ts";

/** The reference with a node around its node, as TypeScript; `inner` is what it wraps. */
const wrap = (code: string): string => `
import type { NodeContext, NodeProgram } from "#kit";
import createInner from "./inner-node.ts";
export { mine } from "./inner-node.ts";
export default function createNode(context: NodeContext): NodeProgram {
  const inner = createInner(context);
  ${code}
}
`;

/** A change to every reply: `reply` is the parsed reply. */
const changeReplies = (code: string): string =>
  wrap(`const handle = (text: string): string => {
    const reply = JSON.parse(inner.handle(text));
    ${code}
    return JSON.stringify(reply, null, 2) + "\\n";
  };
  return { ...inner, handle };`);

/** Programs that are right and differ on purpose from the reference, where the contract leaves room. */
const VARIANTS: Readonly<Record<string, string>> = {
  "other orders, and keys that nobody asked for": changeReplies(`
    const response = reply.response ?? {};
    for (const key of ["peers", "pool"]) response[key]?.reverse();
    reply.server = "another one";
    if (reply.status === 202) reply.response = null;`),
  "other words and statuses for errors": changeReplies(`
    if (reply.status === 400) Object.assign(reply, { status: 418 + text.length % 100, error: "不对" });`),
  "a start that takes its time": `
await new Promise((resolve) => setTimeout(resolve, 1500));
${wrap("return inner;")}`,
};

describe("programs that are right in another way", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "variants-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function gradeVariant(lab: string, submission: string): Promise<void> {
    const { record } = await grade([lab, "--submission", submission, ...withoutBonus(lab)]);
    expect(failures(record)).to.equal("");
    expect(totalOf(record).total).to.deep.equal({ earned: 100, points: 100 });
  }

  for (const [name, code] of Object.entries(VARIANTS)) {
    for (const lab of ["lab3", "lab5"]) {
      it(`have all points of ${lab}: ${name}`, async () => {
        const copy = join(folder, "variant");
        rmSync(copy, { recursive: true, force: true });
        cpSync(join(projectRoot(), "reference"), copy, { recursive: true });
        renameSync(join(copy, "node.ts"), join(copy, "inner-node.ts"));
        writeFileSync(join(copy, "node.ts"), code);
        await gradeVariant(lab, copy);
      });
    }
  }

  /** The second implementation with one file changed, beside the original, where its packages are found. */
  async function withChange(
    name: string,
    change: (source: string) => string,
    use: (copy: string) => Promise<void>,
  ): Promise<void> {
    const copy = mkdtempSync(join(projectRoot(), "grader/test/changed-"));
    try {
      cpSync(join(projectRoot(), "grader/test/second-implementation"), copy, { recursive: true });
      const file = join(copy, name);
      const source = readFileSync(file, "utf8");
      const changed = change(source);
      expect(changed).to.not.equal(source);
      writeFileSync(file, changed);
      await use(copy);
    } finally {
      rmSync(copy, { recursive: true });
    }
  }

  for (const lab of ["lab3", "lab5"]) {
    it(`have all points of ${lab}: replies in pieces, several ticks later`, async () => {
      const inPieces = (source: string): string =>
        source.replace("socket.send(", "sendInPieces(socket, ") + SEND_IN_PIECES;
      await withChange("node.js", inPieces, (copy) => gradeVariant(lab, copy));
    });
  }

  it("have all points of the race: miners far slower than the machine", async () => {
    const slow = (source: string): string =>
      source.replace("Math.min(rounds, 5000)", "Math.min(rounds, 200)");
    await withChange("mining-worker.js", slow, async (copy) => {
      const { record } = await grade(["lab4", "--scenario", "four-miners", "--submission", copy]);
      expect(failures(record)).to.equal("");
    });
  });
});

/** A reply in three fragments of one message, each a few ticks after the one before. */
const SEND_IN_PIECES = `
const waiting = new Map();
function sendInPieces(socket, text) {
  const before = waiting.get(socket) ?? Promise.resolve();
  const third = Math.ceil(text.length / 3);
  waiting.set(socket, before.then(async () => {
    for (let at = 0; at < 3; at += 1) {
      await new Promise(setImmediate);
      if (socket.readyState === 1) socket.send(text.slice(at * third, (at + 1) * third), { fin: at === 2 });
    }
  }));
}
`;
