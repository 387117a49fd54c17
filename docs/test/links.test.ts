import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { headingAnchor } from "../site/heading-anchor.ts";
import { allPages } from "./page.ts";

describe("docs: links", () => {
  for (const page of allPages) {
    it(`${page.path} links to what is there`, () => {
      const dead = page.links.filter(({ target }) => !leadsSomewhere(page.path, target));
      expect(dead).to.deep.equal([]);
    });
  }

  it("makes anchors of headings as GitHub does", () => {
    expect(headingAnchor("2. Messages")).to.equal("2-messages");
    expect(headingAnchor("8. 合并区块")).to.equal("8-合并区块");
    expect(headingAnchor("1. 节点应答（node-answers）")).to.equal("1-节点应答node-answers");
  });
});

/** Whether a link of a page names a file, and behind `#` a place in it; others are for the web. */
function leadsSomewhere(path: string, target: string): boolean {
  if (target.startsWith("https://")) return true;
  const [file = "", anchor] = target.split("#");
  const named = file === "" ? path : posix.join(posix.dirname(path), file);
  if (!existsSync(join(projectRoot(), named))) return false;
  if (anchor === undefined) return true;
  return allPages.some((page) => page.path === named && page.anchors.has(anchor));
}
