import { expect } from "chai";
import { runOneByOne, runSideBySide } from "./concurrency.ts";

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
    const beside = runSideBySide([desk.task("a"), desk.task("b")], 2);
    const alone = runOneByOne([desk.task("x"), desk.task("y")], beside);
    desk.end("b");
    await beside[1];
    expect(desk.notes).to.deep.equal(["+a", "+b", "-b"]);
    desk.end("a");
    await beside[0];
    await new Promise(setImmediate);
    expect(desk.notes.slice(3)).to.deep.equal(["-a", "+x"]);
    desk.end("x");
    expect(await alone[0]).to.equal("x");
    await new Promise(setImmediate);
    desk.end("y");
    expect(await alone[1]).to.equal("y");
    expect(desk.notes.slice(3)).to.deep.equal(["-a", "+x", "-x", "+y", "-y"]);
  });

  it("runs them also when one of the others failed", async () => {
    const failed = Promise.reject(new Error("of a test"));
    const [alone] = runOneByOne([() => Promise.resolve("done")], [failed]);
    expect(await alone).to.equal("done");
  });
});
