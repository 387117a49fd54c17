import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { drawPictures } from "../pictures/write-pictures.ts";
import { allPages } from "./page.ts";

describe("docs: pictures", () => {
  for (const [path, svg] of drawPictures()) {
    it(`${path} is as npm run docs draws it`, () => {
      expect(readFileSync(join(projectRoot(), path), "utf8").replaceAll("\r\n", "\n")).to.equal(
        svg,
      );
    });
  }

  it("are all shown on some page", () => {
    const shown = allPages.flatMap(({ language, links }) =>
      links.map(({ target }) => `docs/${language}/${target}`),
    );
    expect(shown).to.include.members([...drawPictures().keys()]);
  });
});
