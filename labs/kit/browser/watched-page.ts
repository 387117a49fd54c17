import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

/** A page in a real browser, and all that it did which a good page does not do. */
export interface WatchedPage {
  readonly page: Page;
  /** What it wrote to the browser's console as an error, and what its script threw. */
  readonly errors: readonly string[];
  /** The addresses of everything that it loaded or connected to. */
  readonly requests: readonly string[];
}

/**
 * Starts the browser that is installed.
 *
 * @throws NoBrowser when there is none; the message says what to install.
 */
export async function openBrowser(): Promise<Browser> {
  // The browser's own sandbox does not work for the user root, as whom containers run tests.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findBrowser(),
    args: isRoot ? ["--no-sandbox"] : [],
  });
}

/** Opens an address in a window of its own, which shares nothing with others. */
export async function watchPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  page.on("websocket", (socket) => requests.push(socket.url()));
  await page.goto(url);
  return { page, errors, requests };
}
