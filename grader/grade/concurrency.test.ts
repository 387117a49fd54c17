import { expect } from "chai";
import { runByWeight } from "./concurrency.ts";

/** Tasks that note when they begin and end, and end when they are told. */
class Desk {
  readonly notes: string[] = [];
  readonly #ends = new Map<string, () => void>();

  task(name: string): () => Promise<string> {
    return async () => {
      this.notes.push(`+${name}`);
      await new Promise<void>((resolve) => this.#ends.set(name, resolve));
      this.notes.push(`-${name}`);
      return name;
    };
  }

  end(name: string): void {
    this.#ends.get(name)?.();
  }
}

describe("running tasks", () => {
  it("runs those that need the machine one by one, when all others are over", async () => {
    const desk = new Desk();
    const task = (name: string, alone: boolean) => ({ alone, run: desk.task(name) });
    const [x, a, b, y] = runByWeight(
      [task("x", true), task("a", false), task("b", false), task("y", true)],
      2,
    );
    desk.end("b");
    await b;
    expect(desk.notes).to.deep.equal(["+a", "+b", "-b"]);
    desk.end("a");
    await a;
    await new Promise(setImmediate);
    expect(desk.notes.slice(3)).to.deep.equal(["-a", "+x"]);
    desk.end("x");
    expect(await x).to.equal("x");
    await new Promise(setImmediate);
    desk.end("y");
    expect(await y).to.equal("y");
    expect(desk.notes.slice(3)).to.deep.equal(["-a", "+x", "-x", "+y", "-y"]);
  });

  it("runs them also when one of the others failed", async () => {
    const [failed, alone] = runByWeight(
      [
        { alone: false, run: () => Promise.reject(new Error("of a test")) },
        { alone: true, run: () => Promise.resolve("done") },
      ],
      2,
    );
    expect(await alone).to.equal("done");
    expect(await failed?.catch(() => "failed")).to.equal("failed");
  });
});
