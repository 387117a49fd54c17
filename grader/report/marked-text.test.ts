import { expect } from "chai";
import { markBySigns, renderMarked } from "./marked-text.ts";

const render = (marked: string): string =>
  renderMarked({ before: "<", marked, after: ">" }, "got", markBySigns);

describe("a marked place", () => {
  it("shows blanks with which it begins", () => {
    expect(render(" a b")).to.equal("<«␣a b»>");
    expect(render("\t\r\n")).to.equal("<«⇥␍↵»>");
    expect(render("\u3000x")).to.equal("<«␣(U+3000)x»>");
    expect(render("\u200B")).to.equal("<«␣(U+200B)»>");
  });

  it("names what looks like another character", () => {
    expect(render("，b")).to.equal("<«，(U+FF0C)b»>");
    expect(render("“a”")).to.equal("<«“(U+201C)a”»>");
    expect(render("а")).to.equal("<«а(U+0430)»>");
  });

  it("leaves everything else as it is", () => {
    for (const text of ["a b", "中文 ", "", "é"]) expect(render(text)).to.equal(`<«${text}»>`);
  });
});
