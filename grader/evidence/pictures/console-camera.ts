import { readFileSync } from "node:fs";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { openBrowser } from "../../../labs/kit/browser/watched-page.ts";
import type { Language } from "../../../labs/kit/language/language.ts";
import { NONCE_PLACE, buildPage, consolePage } from "../../../labs/kit/tools/build-page.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { drawConsole, isCut, labelOf, urlOf } from "./consoles.ts";
import type { ConsoleOptions } from "./consoles.ts";
import { jsonLines } from "./json-lines.ts";
import type { Picture } from "./picture.ts";
import type { SceneView } from "./scene-view.ts";
import { CONTENT_WIDTH, INK, MARGIN, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

/** The browser's window: wide enough for a transaction's ids, and higher than what is shown. */
const WINDOW = { width: 1240, height: 2200 };
/** The page's editors scroll; for a picture they are as high as what they hold, up to this. */
const MOST_PANE_HEIGHT = 1600;
const UNROLLED = `.cm-editor { height: auto !important; max-height: ${MOST_PANE_HEIGHT}px !important; min-height: 0 !important }`;
/** Two pixels a CSS pixel, as in all pictures. */
const SCALE = 2;
/** The parts of the page that belong to one exchange. */
const PARTS = ["form.connection", "section.request", "section.reply"];
/** Whether a pane holds more than it shows. */
const HAS_MORE = `[...document.querySelectorAll(".cm-scroller")].some(
  ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1,
)`;
/** The page is not served to anybody else, so that any nonce will do. */
const NONCE = "screenshot";

/**
 * Takes screenshots of the real console page. The page has the address that the node had; the browser
 * hands its request to us and gets the recorded reply, so that nothing listens on that port.
 */
export class ConsoleCamera {
  readonly #browser: Browser;
  readonly #html: string;
  readonly #language: Language;

  private constructor(browser: Browser, html: string, language: Language) {
    this.#browser = browser;
    this.#html = html;
    this.#language = language;
  }

  /**
   * Starts the browser that is installed.
   *
   * @throws NoBrowser when there is none.
   */
  static async open(language: Language): Promise<ConsoleCamera> {
    const html = readFileSync(await buildPage(consolePage), "utf8").replaceAll(NONCE_PLACE, NONCE);
    return new ConsoleCamera(await openBrowser(), html, language);
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    await this.#browser.close();
  }

  /**
   * The screenshot of an exchange; drawn, where it was by HTTP, is not recorded as a whole, or is too
   * long for one: a drawing says how many lines it leaves out.
   */
  async shoot(view: SceneView, options: ConsoleOptions, context: Context): Promise<Picture> {
    const { request, reply } = options.asked.exchange;
    const isComplete = request !== null && reply !== null && !isCut(request) && !isCut(reply);
    const url = urlOf(view, options.asked.exchange);
    if (!isComplete || !url.startsWith("ws:")) return drawConsole(view, options, context);
    const shot = await this.#shoot(url, request.text, reply.text);
    if (shot === null) return drawConsole(view, options, context);
    const { png, width, height } = shot;
    const { say } = context;
    const { to } = options.asked.exchange;
    const what = labelOf(options.asked.exchange);
    const shownHeight = (height * CONTENT_WIDTH) / width;
    return makePicture(
      {
        id: options.id,
        title: say("console.title", { node: to, what }),
        caption: say("console.shot", { scenario: view.title, node: to }),
        origin: "shot",
        data: ["screenshot", url, request.text, reply.text],
        draw: (drawing: Drawing, top: number) => {
          drawing.image(MARGIN, top, CONTENT_WIDTH, shownHeight, png);
          drawing.rect(MARGIN, top, CONTENT_WIDTH, shownHeight, { stroke: INK.line });
          return top + shownHeight + 8;
        },
      },
      context,
    );
  }

  async #shoot(url: string, request: string, reply: string): Promise<Shot | null> {
    const context = await this.#browser.newContext({
      viewport: WINDOW,
      bypassCSP: true,
      deviceScaleFactor: SCALE,
      reducedMotion: "reduce",
    });
    try {
      const page = await context.newPage();
      const { host } = new URL(url);
      await page.route(`http://${host}/**`, (route) =>
        route.fulfill({
          contentType: "text/html; charset=utf-8",
          body: this.#html,
        }),
      );
      await page.routeWebSocket(url, (socket: WebSocketRoute) => {
        socket.onMessage(() => {
          socket.send(reply);
        });
      });
      await page.goto(`http://${host}/?lang=${this.#language}&theme=light`);
      await page.addStyleTag({ content: UNROLLED });
      await page.locator("#connect").click();
      await page.locator('#state[data-kind="open"]').waitFor();
      await page.locator("#editor .cm-content").fill(jsonLines(request).join("\n"));
      await page.locator("#send").click();
      await page.locator("#history li").first().waitFor();
      return await screenshotOf(page);
    } finally {
      await context.close();
    }
  }
}

/** A screenshot, and its size in CSS pixels. */
interface Shot {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The parts of the page that belong to the exchange; null when they do not fit on one picture. */
async function screenshotOf(page: Page): Promise<Shot | null> {
  if (await page.evaluate<boolean>(HAS_MORE)) return null;
  const boxes = await Promise.all(PARTS.map((part) => page.locator(part).boundingBox()));
  const known = boxes.filter((box) => box !== null);
  const [left, top] = [Math.min(...known.map(({ x }) => x)), Math.min(...known.map(({ y }) => y))];
  const right = Math.max(...known.map(({ x, width }) => x + width));
  const bottom = Math.max(...known.map(({ y, height }) => y + height));
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  const png = await page.screenshot({ clip, animations: "disabled", caret: "hide" });
  return { png, width: clip.width, height: clip.height };
}
