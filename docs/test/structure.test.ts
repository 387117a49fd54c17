import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { LANGUAGES, readPages } from "./page.ts";

const [zh = [], en = []] = LANGUAGES.map(readPages);

describe("docs: the two languages", () => {
  for (const [at, page] of zh.entries()) {
    const other = en[at];
    it(`${page.file} has the same headings, anchors and pictures in both`, () => {
      if (other === undefined) throw new Error("no such page");
      const numbered = (text: string): string | undefined => /^[\dA-E]+\./.exec(text)?.[0];
      const outline = ({ headings }: typeof page): unknown =>
        headings.map(({ level, text }) => [level, numbered(text)]);
      expect(outline(other)).to.deep.equal(outline(page));
      expect(other.ids).to.deep.equal(page.ids);
      const pictures = ({ links }: typeof page): string[] =>
        links.map(({ target }) => target).filter((target) => target.endsWith(".svg"));
      expect(pictures(other)).to.deep.equal(pictures(page));
    });

    it(`${page.file} has the same examples in both`, () => {
      const examples = ({ blocks }: typeof page): unknown =>
        blocks
          .filter(({ language }) => language !== "")
          .map(({ language, text }) => [language, text]);
      const words = (value: unknown): string =>
        JSON.stringify(value).replaceAll(/\p{Script=Han}+/gu, "");
      expect(words(other && examples(other))).to.equal(words(examples(page)));
    });
  }

  for (const language of LANGUAGES) {
    it(`lists every page of docs/${language} in the sidebar`, () => {
      const files = readdirSync(join(projectRoot(), "docs", language))
        .filter((file) => file.endsWith(".md"))
        .map((file) => file.replace(/\.md$/, ""));
      expect(readPages(language).map(({ file }) => file)).to.have.members(files);
    });
  }
});
