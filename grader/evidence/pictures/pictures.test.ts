import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { findMissingGlyphs, widthOf } from "../fonts/fonts.ts";
import type { Face } from "../fonts/fonts.ts";
import { drawPictures, shootPictures } from "./draw-pictures.ts";
import { GOLDEN_FOLDER, goldenPictures } from "./golden.ts";
import type { Picture } from "./picture.ts";
import { inventBundle } from "./test-bundle.ts";
import type { RunSize } from "./test-bundle.ts";

/** A text of a picture with the place that it takes. */
interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The places of all texts, measured with the fonts that they are drawn in. */
function boxesOf({ svg }: Picture): readonly Box[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(
    ([, attributes = "", content = ""]) => {
      const value = (name: string): string =>
        RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
      const [x, y, size] = [value("x"), value("y"), value("font-size")].map(Number) as [
        number,
        number,
        number,
      ];
      const text = content
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
      const isMono = value("font-family").startsWith("DejaVu Sans Mono");
      const isBold = value("font-weight") === "700";
      const face: Face = isMono ? (isBold ? "mono-bold" : "mono") : isBold ? "sans-bold" : "sans";
      const width = widthOf(text, face, size);
      return { text, left: x, right: x + width, top: y - size * 0.7, bottom: y + size * 0.1 };
    },
  );
}

/** What is wrong with the texts of a picture: outside of it, or one over another. */
function faultsOf(picture: Picture): readonly string[] {
  const boxes = boxesOf(picture);
  const outside = boxes.filter(
    ({ left, right, top, bottom }) =>
      left < 0 || top < 0 || right > picture.width || bottom > picture.height,
  );
  const overlaps = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => {
        const isBeside = one.right <= other.left + 0.6 || other.right <= one.left + 0.6;
        return !isBeside && one.top < other.bottom && other.top < one.bottom;
      })
      .map((other) => `${picture.id}: "${one.text}" over "${other.text}"`),
  );
  return [...outside.map(({ text }) => `${picture.id}: "${text}" is outside`), ...overlaps];
}

/** The sum of the numbers of messages that a diagram says it left out. */
function foldedIn({ svg }: Picture): number {
  const counts = [...svg.matchAll(/… (\d+) (?:more messages|routine polls) …/g)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

const SIZES: readonly RunSize[] = [
  { nodes: 1, messages: 1, blocks: 1 },
  { nodes: 3, messages: 40, blocks: 18 },
  { nodes: 20, messages: 1000, blocks: 200 },
  { nodes: 40, messages: 1000, blocks: 1 },
];

describe("the pictures of a run", () => {
  for (const language of ["zh", "en"] as const) {
    for (const size of SIZES) {
      it(`keep all texts inside and apart: ${JSON.stringify(size)}, ${language}`, async () => {
        const pictures = await drawPictures(inventBundle(size), language);
        expect(pictures.flatMap(faultsOf)).to.deep.equal([]);
        const ids = pictures.map(({ id }) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(ids).to.include.members(["result", "network", "messages", "heights", "blocks"]);
        for (const { height } of pictures) expect(height).to.be.below(1500);
      });
    }
  }

  it("show every message, or say how many they leave out", async () => {
    for (const messages of [1, 40, 1000]) {
      const bundle = inventBundle({ nodes: 3, messages, blocks: 1 });
      const picture = (await drawPictures(bundle, "en")).find(({ id }) => id === "messages");
      if (picture === undefined) throw new Error("no diagram of the messages");
      const rows = boxesOf(picture).filter(({ text }) => /^(t)?→n\d {2}/.test(text));
      expect(rows.length + foldedIn(picture)).to.equal(messages);
    }
  });

  it("show what was lost, and who was cut off", async () => {
    const bundle = inventBundle({ nodes: 3, messages: 1000, blocks: 1 });
    const picture = (await drawPictures(bundle, "en")).find(({ id }) => id === "messages");
    const texts = picture === undefined ? [] : boxesOf(picture).map(({ text }) => text);
    expect(texts).to.include.members(["n2 cut off", "n2 healed"]);
    expect(texts.filter((text) => text.endsWith("lost")).length).to.be.above(3);
  });

  it("fold a long terminal and the log's colours stay", async () => {
    const bundle = inventBundle({ nodes: 3, messages: 1000, blocks: 1 });
    const picture = (await drawPictures(bundle, "en")).find(({ id }) => id === "terminal-n1");
    expect(picture?.svg)
      .to.match(/… 95\d more lines …/)
      .and.to.include("#f0c674");
    expect(picture?.svg).to.not.include("[33m");
  });

  it("are PNGs of twice the size", async () => {
    const [picture] = await drawPictures(inventBundle({ nodes: 1, messages: 1, blocks: 1 }), "zh");
    const png = picture?.png() ?? Buffer.alloc(24);
    expect(png.subarray(1, 4).toString()).to.equal("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([
      2 * (picture?.width ?? 0),
      2 * (picture?.height ?? 0),
    ]);
    expect(png.equals(picture?.png() ?? Buffer.alloc(0))).to.be.true;
  });

  it("look as they did when somebody last looked: `npm run pictures:update` draws them anew", async () => {
    for (const [file, svg] of await goldenPictures()) {
      const path = join(GOLDEN_FOLDER, file);
      expect(existsSync(path), path).to.be.true;
      expect(readFileSync(path, "utf8") === svg, `${file} has changed`).to.be.true;
    }
  });
});

describe("the screenshots of a run", () => {
  it("are of the real console page, with the recorded exchange at the node's own address", async () => {
    const bundle = inventBundle({ nodes: 1, messages: 1, blocks: 1 });
    for (const language of ["zh", "en"] as const) {
      const drawn = await drawPictures(bundle, language);
      const shot = await shootPictures(bundle, language);
      expect(shot.map(({ id }) => id)).to.deep.equal(drawn.map(({ id }) => id));
      const [before, after] = [drawn, shot].map((list) =>
        list.find(({ id }) => id === "console-01"),
      );
      expect(after?.svg)
        .to.include("data:image/png")
        .and.to.match(/浏览器截图|screenshot of a browser/);
      expect(after?.caption).to.match(/^(浏览器截图|Screenshot of a browser)/);
      expect(after?.code).to.not.equal(before?.code);
      expect(after?.png().length).to.be.above(20_000);
    }
  });
});

describe("the vendored fonts", () => {
  it("have the rarer characters of names", () => {
    expect(findMissingGlyphs("李喆、王玥，✓ ✗ → … © naïve Ελλάδα")).to.deep.equal([]);
  });

  it("name each character that none of them has, once", () => {
    expect(findMissingGlyphs("𬭛小𬭛𰻝")).to.deep.equal(["𬭛", "𰻝"]);
  });

  it("leave a mark where a character is missing, instead of nothing", async () => {
    const bundle = inventBundle({ nodes: 1, messages: 1, blocks: 1 });
    const [stage] = bundle.record.stages;
    if (stage !== undefined) Object.assign(stage, { title: { zh: "小𬭛的竞赛", en: "𬭛" } });
    const [picture] = await drawPictures(bundle, "zh");
    expect(picture?.svg).to.include("小□的竞赛");
  });
});
