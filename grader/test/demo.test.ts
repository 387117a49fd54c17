import type { ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import type { Browser, Locator, Page } from "playwright-core";
import { WebSocket } from "ws";
import { openBrowser, watchPage } from "../../labs/kit/browser/watched-page.ts";
import { ended, startTool } from "./run-grader.ts";

const ENGLISH = { locale: "en-US", viewport: { width: 1280, height: 900 } };

/** A demo that runs, and the URL of its page. */
interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a demo and waits until it has printed the URL of its page. */
async function startDemo(args: readonly string[], folder: string): Promise<Running> {
  const command = ["demo", ...args, "--no-open", "-t", "0.2"];
  const child = startTool(command, { TMPDIR: folder, TMP: folder, TEMP: folder });
  if (child.stdout === null || child.stderr === null) throw new Error("it has no output");
  const said: string[] = [];
  const { stdout, stderr } = child;
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stderr }).on("line", (line) => said.push(line));
    createInterface({ input: stdout }).on("line", (line) => {
      if (line.startsWith("http://")) resolve(line);
    });
    child.once("exit", () => {
      reject(new Error(`the demo ended: ${said.join("\n")}`));
    });
  });
  return { child, url };
}

async function reads(place: Locator, pattern: RegExp): Promise<void> {
  await place.filter({ hasText: pattern }).first().waitFor();
}

const verdict = (page: Page): Locator => page.locator("#agreement");
const node = (page: Page, name: string): Locator => page.locator(`[data-node=${name}]`);
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

describe("npm run demo", () => {
  let browser: Browser;
  let folder: string;
  let running: Running | null = null;

  before(async () => {
    browser = await openBrowser();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "demo-test-"));
  });
  afterEach(async () => {
    if (running !== null) await stop(running);
    running = null;
    for (const context of browser.contexts()) await context.close();
    rmSync(folder, { recursive: true });
  });
  after(async () => {
    await browser.close();
  });

  /** Ends a demo as Ctrl-C does; its exit status. */
  async function stop({ child }: Running): Promise<number | null> {
    if (child.exitCode !== null) return child.exitCode;
    const end = ended(child);
    child.kill("SIGINT");
    return (await end).status;
  }

  /** Sends the slides' requests up to the first block, and has the tracker find all nodes. */
  async function toFirstBlock(page: Page): Promise<void> {
    await page.getByRole("radio", { name: "n1" }).click();
    for (const n of [1, 2, 3, 4]) {
      await page.getByRole("button", { name: RegExp(`^merge pool …000${n}`) }).click();
    }
    await reads(node(page, "n1"), /by b1/);
    await press(page, "register n2, n3");
    await reads(verdict(page), /Agreed: one chain, length 1/);
  }

  it("shows agreement, a cut, a fork, a heal, a kill and a restart, and leaves nothing", async () => {
    running = await startDemo([], folder);
    const { page, errors, requests } = await watchPage(browser, running.url, ENGLISH);
    await reads(verdict(page), /the chain is still empty/);
    await toFirstBlock(page);
    await press(page, "Cut t from n3");
    await reads(page.locator("#links li"), /t – n3 cut/);
    await press(page, "new transaction");
    await reads(verdict(page), /One chain, but pools differ/);
    await reads(node(page, "n2"), /Pool: 1/);
    await reads(node(page, "n3"), /Pool: 0/);
    await press(page, "Start b3");
    for (let n = 0; n < 3; n++) await press(page, "new transaction");
    await reads(node(page, "n2"), /Chain, length 2/);
    await page.getByRole("radio", { name: "n3" }).click();
    for (let n = 0; n < 4; n++) await press(page, "new transaction");
    await reads(node(page, "n3"), /by b3/);
    await reads(verdict(page), /Forked: 2 tips/);
    expect(await page.locator(".node-name[class*=branch]").count()).to.equal(3);
    await press(page, "Heal t and n3");
    await reads(verdict(page), /Agreed: one chain, length/);
    await press(page, "Kill n2");
    await reads(node(page, "n2"), /stopped/);
    await press(page, "Start n2");
    await reads(page.locator("#programs li"), /^n2 node/);
    await reads(page.locator("#links li"), /t – n2 connected/);
    await reads(verdict(page), /Agreed: one chain, length/);
    await reads(page.locator("#timeline .word"), /merge blocks/);
    expect(errors).to.deep.equal([]);
    const hosts = new Set(requests.map((url) => new URL(url).host));
    expect([...hosts]).to.deep.equal([new URL(running.url).host]);
    expect(await stop(running)).to.equal(0);
    await reads(verdict(page), /The demo is over/);
    expect(readdirSync(folder)).to.deep.equal([]);
    if (process.platform === "win32") return;
    const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    expect(all.split("\n").filter((line) => line.includes(folder))).to.deep.equal([]);
  });

  it("shows miners that are cut apart fork, and agree once they are healed", async () => {
    running = await startDemo(["lab4", "-z", "4"], folder);
    const { page, errors } = await watchPage(browser, running.url, ENGLISH);
    await reads(node(page, "n1"), /by n[123]/);
    await press(page, "Cut n1 from n2");
    await press(page, "Cut n2 from n3");
    await reads(verdict(page), /Forked: [23] tips/);
    await press(page, "Heal n1 and n2");
    await press(page, "Heal n2 and n3");
    await reads(verdict(page), /Agreed: one chain/);
    expect(errors).to.deep.equal([]);
  });

  it("shows lab 3’s nodes come to know each other", async () => {
    running = await startDemo(["lab3"], folder);
    const { page } = await watchPage(browser, running.url, ENGLISH);
    await press(page, "register n2");
    await reads(node(page, "n2"), /URLs it knows: 2/);
    await reads(page.locator("#links li"), /t – n2 connected/);
    await reads(page.locator("#links li"), /t – n3 not connected/);
    await press(page, "register n2, n3");
    await reads(verdict(page), /All nodes know the same 3 URLs/);
  });

  for (const width of [1280, 390]) {
    it(`fits ${width} pixels in both languages`, async () => {
      running = await startDemo([], folder);
      const options = { ...ENGLISH, viewport: { width, height: 800 } };
      const { page } = await watchPage(browser, running.url, options);
      await toFirstBlock(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
      await press(page, "中文");
      await reads(verdict(page), /一致：同一条链/);
      expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
    });
  }

  it("lets in only who has the token, by the address that was printed", async () => {
    running = await startDemo([], folder);
    const { host, search, port } = new URL(running.url);
    const status = (path: string, name: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const options = { port, path, host: "127.0.0.1", headers: { host: name } };
        get(options, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on("error", reject);
      });
    expect(await status(`/${search}`, host)).to.equal(200);
    expect(await status("/", host)).to.equal(403);
    expect(await status(`/?token=${"0".repeat(32)}`, host)).to.equal(403);
    expect(await status(`/${search}`, `evil.example:${port}`)).to.equal(403);
    const opens = (path: string, origin: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}/${path}`, { origin });
        socket.on("open", () => {
          socket.terminate();
          resolve(true);
        });
        socket.on("error", () => {
          resolve(false);
        });
      });
    expect(await opens(search, `http://${host}`)).to.be.true;
    expect(await opens(search, "http://evil.example")).to.be.false;
    expect(await opens("", `http://${host}`)).to.be.false;
  });

  it("says what is wrong with its command line", async () => {
    for (const args of [["lab9"], ["--submission", join(folder, "none")], ["--port", "70000"]]) {
      const { status, stderr } = await ended(startTool(["demo", ...args, "--no-open"]));
      expect(status).to.equal(2);
      expect(stderr).not.to.match(/\n\s+at /);
    }
  });
});
