import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, watchPage } from "../browser/watched-page.ts";
import type { WatchedPage } from "../browser/watched-page.ts";
import { TestNode, freePort } from "./node-for-test.ts";

const ENGLISH = { locale: "en-US", viewport: { width: 1280, height: 900 } };

/** The page's parts, as its users find them. */
const state = (page: Page): Locator => page.locator("#state");
const newest = (page: Page): Locator => page.locator("#history li").first();
const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Request" });

/** Waits until a place of the page reads as a pattern says. */
async function reads(place: Locator, pattern: RegExp): Promise<void> {
  await place.filter({ hasText: pattern }).first().waitFor();
}

/** Puts a text into the request's editor, as if pasted. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).fill(text);
}

describe("the console's page", () => {
  let browser: Browser;
  let folder: string;
  let node: TestNode;
  let opened: WatchedPage[] = [];

  before(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), "ledger-console-"));
  });
  beforeEach(async () => {
    const port = await freePort();
    const file = join(folder, `${port}.db`);
    node = new TestNode(port, ["--submission", "reference", "-r", file]);
    await node.start();
  });
  afterEach(async () => {
    for (const { page } of opened) await page.context().close();
    opened = [];
    await node.stop();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: Parameters<typeof watchPage>[2] = ENGLISH): Promise<WatchedPage> {
    const watched = await watchPage(browser, `http://localhost:${node.port}/`, options);
    opened.push(watched);
    return watched;
  }

  async function connected(): Promise<WatchedPage> {
    const watched = await open();
    await watched.page.getByRole("button", { name: "Connect" }).click();
    await reads(state(watched.page), /Connected to/);
    return watched;
  }

  it("sends each exchange of the slides, and shows status, reply and history", async () => {
    const { page, errors, requests } = await connected();
    const exchanges = page.locator("[data-group=lab3] button, [data-group=lab5] button");
    const labels = await exchanges.allTextContents();
    expect(labels).to.include.members(["peers", "pool", "blocks", "merge pool …0001 · 3000"]);
    expect(labels).to.include(`register ${node.port + 1}, ${node.port + 2}`);
    for (const [place, label] of labels.entries()) {
      await exchanges.nth(place).click();
      await reads(page.locator("#faults"), /Well formed/);
      await page.getByRole("button", { name: "Send" }).click();
      await page.locator("#history li").nth(place).waitFor();
      await reads(newest(page).locator(".status"), /^(200|202)$/);
      await reads(newest(page), RegExp(label));
    }
    await reads(page.locator("#reply"), /"status": 200/);
    expect(errors).to.deep.equal([]);
    const hosts = new Set(requests.map((url) => new URL(url).host));
    expect([...hosts]).to.deep.equal([`localhost:${node.port}`]);
  });

  it("marks what is wrong where it is, and sends it all the same", async () => {
    const { page } = await connected();
    const request =
      '{\n "op": "merge",\n "args": {"pool": [\n  {"id": "7",\n   "sender": 1}\n ]}\n}';
    for (const [text, fault] of [
      ['{\n "op": "mine"\n}', /Line 2: There is no such operation; there are peers/],
      [request, /Line 4: "receiver" is missing here/],
      [
        request.replace(
          '"sender": 1',
          '"sender": "00000000-0000-0000-0000-000000000000",\n   "receiver": "00000000-0000-0000-0000-000000000000",\n   "amount": 1',
        ),
        /Line 4: A UUID belongs here/,
      ],
      ['{"op": "register"}', /Line 1: "addr" is missing here/],
      ['{"op": "register",\n"args": {"addr": ["nonsense"]}}', /Line 2: A node’s URL belongs here/],
      ['{"op":\n "blocks",\n "args": {"start": -1}}', /Line 3: start is a whole number/],
      ['{"op": "peers"\n "x": 1}', /Line 2: From here on this is not JSON/],
    ] as const) {
      await write(page, text);
      await reads(page.locator("#faults button"), fault);
      await page.locator(".cm-lintRange-warning").first().waitFor();
      await page.locator(".cm-lint-marker-warning").first().waitFor();
      const before = await page.locator("#history li").count();
      await page.getByRole("button", { name: "Send" }).click();
      await page.locator("#history li").nth(before).waitFor();
      await reads(newest(page).locator(".status.warn"), /^400$/);
    }
    await reads(page.locator("#outcome"), /Bad request; nothing was stored/);
    await write(page, '{"op": "merge"}');
    await reads(page.locator("#faults button"), /a node answers 500/);
    await editor(page).press("Control+Enter");
    await reads(page.locator("#outcome .status.bad"), /^500$/);
    await reads(page.locator("#outcome"), /Neither pool nor blocks was given/);
  });

  it("is served under a policy that lets it load nothing and talk to nodes only", async () => {
    const response = await fetch(`http://localhost:${node.port}/`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).to.match(/^default-src 'none';/);
    expect(policy).to.include("connect-src ws: wss:;");
    expect(policy).not.to.include("unsafe");
    const other = await fetch(`http://localhost:${node.port}/else`);
    expect(other.status).to.equal(426);
  });

  it("puts an earlier request back into the editor, and shows its reply again", async () => {
    const { page } = await connected();
    for (const op of ["peers", "pool"]) {
      await write(page, JSON.stringify({ op }));
      await editor(page).press("Control+Enter");
      await reads(newest(page), RegExp(op));
    }
    await reads(page.locator("#reply"), /"pool": \[\]/);
    await page.getByRole("button", { name: "Put “peers” back into the editor" }).click();
    await reads(page.locator("#editor"), /"op":"peers"/);
    await page.locator("#history .shown").last().click();
    await reads(page.locator("#reply"), /"peers": \[/);
  });

  it("is used with the keyboard alone, and its editor lets go of the Tab key", async () => {
    const { page } = await open();
    await page.keyboard.press("Enter");
    await reads(state(page), /Connected to/);
    const focused = (): Promise<string> =>
      page.evaluate<string>("document.activeElement.id || document.activeElement.ariaLabel");
    await page.keyboard.press("Tab");
    expect(await focused()).to.equal("Request");
    await page.keyboard.press("Control+a");
    await page.keyboard.type('{"op": "pool"');
    await page.keyboard.press("Control+Enter");
    await reads(page.locator("#outcome"), /^200/);
    await page.keyboard.press("Tab");
    expect(await focused()).to.equal("send");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).to.equal("connect");
    await page.keyboard.press("Enter");
    await reads(state(page), /Disconnected\./);
  });

  it("speaks the browser's language or the one chosen, and keeps colours that were chosen", async () => {
    const { page } = await open({ ...ENGLISH, locale: "zh-CN", colorScheme: "dark" });
    await reads(page.getByRole("heading", { level: 1 }), /节点控制台/);
    const paper = (): Promise<string> =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await paper();
    await page.getByRole("button", { name: "浅色" }).click();
    expect(await paper()).not.to.equal(dark);
    await page.getByRole("button", { name: "English" }).click();
    await reads(page.getByRole("heading", { level: 1 }), /Node console/);
    await reads(page.locator("html[lang=en] #state"), /Not connected yet/);
    const light = await paper();
    await page.reload();
    await reads(page.getByRole("heading", { level: 1 }), /Node console/);
    expect(await paper()).to.equal(light);
  });

  it("says that the node has stopped, and connects to it again", async () => {
    const { page } = await connected();
    await node.stop();
    await reads(state(page), /Disconnected: the node has stopped/);
    await page.getByRole("button", { name: "Connect" }).click();
    await reads(state(page), /Nobody answers at ws:/);
    await node.start();
    await page.getByRole("button", { name: "Send" }).click();
    await reads(page.locator("#outcome"), /^200/);
    await page.reload();
    await page.getByRole("button", { name: "Connect" }).click();
    await reads(state(page), /Connected to/);
  });

  it("shows of a very long reply only its beginning", async () => {
    const { page } = await connected();
    const uuid = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
    const pool = Array.from({ length: 3000 }, (_, n) => {
      return { id: uuid(n), sender: uuid(0), receiver: uuid(n), amount: n };
    });
    await write(page, JSON.stringify({ op: "merge", args: { pool } }));
    await page.getByRole("button", { name: "Send" }).click();
    await reads(page.locator("#outcome"), /^202/);
    await write(page, '{"op": "pool"}');
    await editor(page).press("Control+Enter");
    await reads(page.locator("#shortened"), /Showing the first 200000 of \d{6} characters/);
    expect(await page.locator("#reply .cm-line").count()).to.be.below(500);
  });

  for (const width of [1280, 390]) {
    it(`fits ${width} pixels in both languages`, async () => {
      for (const locale of ["zh-CN", "en-US"]) {
        const { page } = await open({ locale, viewport: { width, height: 800 } });
        await page.locator("[data-group=lab5] button").first().click();
        await page.locator("#send").click();
        await reads(newest(page).locator(".status"), /^202$/);
        expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
      }
    });
  }
});

describe("the console's page of a lab that is still to be written", () => {
  it("is served, and says whose turn it is", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ledger-console-"));
    const browser = await openBrowser();
    const port = await freePort();
    const node = new TestNode(port, ["--lab", "lab3", "-r", join(folder, "lab.db")]);
    try {
      await node.start();
      const { page } = await watchPage(browser, `http://localhost:${port}/`, ENGLISH);
      await page.getByRole("button", { name: "Connect" }).click();
      await reads(state(page), /Connected to/);
      await page.getByRole("button", { name: "Send" }).click();
      await reads(state(page), /lab3\/node-answers is still to be written: your turn/);
      await reads(page.locator("#outcome"), /No reply: the connection ended first/);
    } finally {
      await browser.close();
      await node.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
