import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { packFolder, unpackFolder } from "./packed-folder.ts";
import { MessageError } from "./signed-message.ts";

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
    unpackFolder(packFolder(join(place, "from")), join(place, "to"));
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

  it("is refused when it is too large", () => {
    mkdirSync(join(place, "from"));
    writeFileSync(join(place, "from", "large"), Buffer.alloc(33 * 1024 * 1024));
    expect(() => packFolder(join(place, "from"))).to.throw(MessageError, "too-large");
  });
});
