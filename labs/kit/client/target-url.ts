import { webSocketUrl } from "../contract/peer-url.ts";
import { MAX_URL_LENGTH } from "../contract/limits.ts";

/**
 * The URL that a user means: a port alone is one of this machine, a missing scheme is `ws`, a missing
 * path `/ws`, and `http` means the same server. A path that is given stays.
 *
 * @returns null when no URL can be made of it.
 * @example targetUrl("9000") === "ws://localhost:9000/ws"
 */
export function targetUrl(text: string): string | null {
  if (text.length > MAX_URL_LENGTH || text === "" || /\s/.test(text)) return null;
  const host = /^:?\d+$/.test(text) ? `localhost:${text.replace(":", "")}` : text;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(host) ? webSocketUrl(host) : `ws://${host}`;
  let url: URL;
  try {
    url = new URL(full);
  } catch {
    return null;
  }
  if ((url.protocol !== "ws:" && url.protocol !== "wss:") || url.hostname === "") return null;
  if (url.pathname === "/") url.pathname = "/ws";
  // A fragment never goes over the wire, and a WebSocket URL may not have one.
  url.hash = "";
  return url.href;
}
