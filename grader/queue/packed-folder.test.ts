import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { SUBMISSION_LIMITS } from "../class/archive/unpacking.ts";
import type { PackedFolder } from "./grading-messages.ts";
import { SUBMISSION_PACK, packFolder, unpackFolder } from "./packed-folder.ts";
import { MessageError, open, seal } from "./signed-message.ts";

describe("a folder that travels", () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "packed-"));
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  it("arrives as it was, with folders that are empty", () => {
    mkdirSync(join(place, "from", "labs", "kit"), { recursive: true });
    writeFileSync(join(place, "from", "labs", "节点.bin"), Buffer.from([0, 255, 10]));
    unpackFolder(packFolder(join(place, "from"), SUBMISSION_PACK), join(place, "to"));
    expect([...readFileSync(join(place, "to", "labs", "节点.bin"))]).to.deep.equal([0, 255, 10]);
    expect(existsSync(join(place, "to", "labs", "kit"))).to.be.true;
  });

  it("is written nowhere when a path leads out of it", () => {
    for (const path of ["../out", "/out", "a/../../out", "C:\\out"]) {
      const files = { inside: "", [path]: "" };
      const act = (): void => {
        unpackFolder({ files, folders: [] }, join(place, "to"));
      };
      expect(act, path).to.throw(MessageError);
    }
    expect(existsSync(join(place, "to"))).to.be.false;
  });

  it("is refused when it is larger than a submission may be", () => {
    mkdirSync(join(place, "from"));
    writeFileSync(join(place, "from", "large"), "");
    truncateSync(join(place, "from", "large"), SUBMISSION_LIMITS.bytes + 1024 * 1024);
    const act = (): unknown => packFolder(join(place, "from"), SUBMISSION_PACK);
    expect(act).to.throw(MessageError, "too-large");
  });

  it("takes all that is graded here: what a compiler made, and long paths", () => {
    const key = Buffer.from("a key that both sides have");
    const deep = ["a", "b", "c"].map((letter) => letter.repeat(150)).join("/");
    mkdirSync(join(place, "from", "target"), { recursive: true });
    mkdirSync(join(place, "from", deep), { recursive: true });
    writeFileSync(join(place, "from", deep, "node.ts"), "export {};");
    // Most of it can't be packed closer, as in a program.
    const program = Buffer.concat([randomBytes(26 * 1024 * 1024), Buffer.alloc(7 * 1024 * 1024)]);
    writeFileSync(join(place, "from", "target", "node"), program);
    const sent = seal("job", "1", packFolder(join(place, "from"), SUBMISSION_PACK), key);
    unpackFolder(open("job", "1", sent, key) as PackedFolder, join(place, "to"));
    expect(readFileSync(join(place, "to", "target", "node")).equals(program)).to.be.true;
    expect(readFileSync(join(place, "to", deep, "node.ts"), "utf8")).to.equal("export {};");
  });
});
