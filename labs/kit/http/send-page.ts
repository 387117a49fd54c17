import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

/** What stands in a page's file where each answer puts a nonce of its own (`tools/build-page.ts`). */
const NONCE_PLACE = /%nonce%/g;

/**
 * Sends a page that was built as one file, under a content security policy: it may run its own script
 * and style, open the connections named, and load nothing from anywhere.
 *
 * @param connect - the sources that the page's script may talk to, such as `ws: wss:`.
 */
export function sendPage(response: ServerResponse, html: string, connect: string): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${connect}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  response.end(html.replace(NONCE_PLACE, nonce));
}
