import { expect } from "chai";
import { GroupCommit } from "./group-commit.ts";

/** A disk whose syncs end when they are told to. */
class SlowDisk {
  readonly syncs: ((error: Error | null) => void)[] = [];
  readonly faults: string[] = [];
  readonly safe: string[] = [];
  readonly commit = new GroupCommit(
    (done) => this.syncs.push(done),
    ({ message }) => this.faults.push(message),
  );

  /** Writes a record and lets its reply wait. */
  write(name: string): void {
    this.commit.note();
    this.wait(name);
  }

  /** Lets a reply wait that writes nothing. */
  wait(name: string): void {
    this.commit.whenSafe(() => this.safe.push(name));
  }
}

describe("a group commit", () => {
  it("syncs once for all that came while the disk was busy, and keeps the order", () => {
    const disk = new SlowDisk();
    disk.write("a");
    for (const name of ["b", "c"]) disk.write(name);
    disk.wait("read");
    expect([disk.syncs.length, disk.safe]).to.deep.equal([1, []]);
    disk.syncs[0]?.(null);
    expect([disk.syncs.length, disk.safe]).to.deep.equal([2, ["a"]]);
    disk.write("d");
    disk.syncs[1]?.(null);
    expect([disk.syncs.length, disk.safe]).to.deep.equal([3, ["a", "b", "c", "read"]]);
    disk.syncs[2]?.(null);
    expect(disk.safe).to.deep.equal(["a", "b", "c", "read", "d"]);
  });

  it("lets a reply go at once when nothing was written since the last sync", () => {
    const disk = new SlowDisk();
    disk.wait("read");
    expect([disk.syncs.length, disk.safe]).to.deep.equal([0, ["read"]]);
  });

  it("lets nothing go when the disk fails", () => {
    const disk = new SlowDisk();
    disk.write("a");
    disk.syncs[0]?.(new Error("EIO"));
    expect([disk.faults, disk.safe]).to.deep.equal([["EIO"], []]);
  });
});
