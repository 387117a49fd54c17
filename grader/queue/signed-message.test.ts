import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { sealResult } from "./seal-result.ts";
import { MessageError, open, seal } from "./signed-message.ts";

const KEY = Buffer.from("a key that both sides have, and nobody else");

/** The code with which something is refused. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof MessageError) return error.code;
    throw error;
  }
  return "taken";
}

describe("a signed message", () => {
  const value = { text: "链", list: [1, 2] };

  it("gives back what was sealed", () => {
    expect(open("job", "1", seal("job", "1", value, KEY), KEY)).to.deep.equal(value);
  });

  it("is refused with another key, for another job, as another kind, or changed", () => {
    const message = seal("result", "1", value, KEY);
    const other = seal("result", "1", { text: "100 points" }, Buffer.from("guessed"));
    expect(refusal(() => open("result", "1", other, KEY))).to.equal("unsigned");
    expect(refusal(() => open("result", "2", message, KEY))).to.equal("unsigned");
    expect(refusal(() => open("job", "1", message, KEY))).to.equal("unsigned");
    const changed = { ...message, body: seal("result", "1", {}, KEY).body };
    expect(refusal(() => open("result", "1", changed, KEY))).to.equal("unsigned");
    for (const nothing of [null, undefined, "text", {}, { body: message.body }]) {
      expect(refusal(() => open("result", "1", nothing, KEY))).to.equal("unsigned");
    }
  });

  it("is no bomb: what unpacks to more than it may is damaged", () => {
    const bomb = seal("job", "1", "0".repeat(130 * 1024 * 1024), KEY);
    expect(bomb.body).to.have.length.below(1024 * 1024);
    expect(refusal(() => open("job", "1", bomb, KEY))).to.equal("damaged");
  });

  it("has the grade without the pictures where both are too much", () => {
    const outcome = { kind: "verdict", verdict: { code: "crashed", details: {} } } as const;
    const bundle = { files: { "a.bin": randomBytes(3_000).toString("base64") }, folders: [] };
    const result = { version: 1, worker: "w", outcome, kept: { bundle } } as const;
    const sealed = sealResult("1", result, KEY, 4_000);
    expect(open("result", "1", sealed, KEY)).to.deep.equal({ ...result, kept: {} });
    expect(open("result", "1", sealResult("1", result, KEY), KEY)).to.deep.equal(result);
  });
});
