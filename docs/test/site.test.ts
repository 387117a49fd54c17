import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import MiniSearch from "minisearch";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { searchConfig } from "../site/search.ts";
import { allPages } from "./page.ts";

const root = projectRoot();
const site = join(root, "dist", "docs");

describe("docs: the site", () => {
  before("npm run docs builds it", () => {
    const launch = join(root, "labs/kit/tools/launch.js");
    const { status, stderr } = spawnSync(process.execPath, [launch, "docs"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status, stderr).to.equal(0);
  });

  it("has a page for each of the documentation's", () => {
    const missing = allPages.filter(
      ({ language, file }) => !existsSync(join(site, language, `${file}.html`)),
    );
    expect(missing).to.deep.equal([]);
  });

  it("loads nothing from elsewhere", () => {
    const files = readdirSync(site, { recursive: true, encoding: "utf8" });
    const outside = files.flatMap((file) => {
      const text = /\.(?:html|css)$/.test(file) ? readFileSync(join(site, file), "utf8") : "";
      return [...text.matchAll(LOADED)].map(([place]) => `${file}: ${place}`);
    });
    expect(outside).to.deep.equal([]);
  });

  for (const [language, words, page] of [
    ["zh", "同一条链", "/zh/contract.html"],
    ["zh", "套接字", "/zh/lab3.html"],
    ["zh", "节", "/zh/lab3.html"],
    ["en", "one spelling", "/en/contract.html"],
  ] as const) {
    it(`finds ${words}`, async () => {
      const found = (await readIndex(language)).search(
        words,
        searchConfig.miniSearch?.searchOptions,
      );
      expect(found.map(({ id }) => String(id).split("#")[0])).to.include(page);
    });
  }

  it("refuses a path that is none, in one line", () => {
    const args = [join(root, "labs/kit/tools/launch.js"), "docs", "--base", "x", "--lang", "en"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(status).to.equal(2);
    expect(stderr).to.match(/^--base begins and ends with/);
  });
});

/** What a browser loads by itself from an address with a host; links that a reader follows are none. */
const LOADED =
  /<(?:script|img|iframe|source)[^>]*\ssrc="(?:https?:)?\/\/[^"]*|<link[^>]*\shref="(?:https?:)?\/\/[^"]*|url\(["']?(?:https?:)?\/\/[^)]*/g;

/** The index of a language that the site's pages search. */
async function readIndex(language: Language): Promise<MiniSearch> {
  const folder = join(site, "assets", "chunks");
  const file = readdirSync(folder).find((name) => name.startsWith(`@localSearchIndex${language}.`));
  const module = (await import(pathToFileURL(join(folder, file ?? "")).href)) as {
    default: string;
  };
  return MiniSearch.loadJSON(module.default, {
    fields: ["title", "titles", "text"],
    storeFields: ["title", "titles"],
    ...searchConfig.miniSearch?.options,
  });
}
