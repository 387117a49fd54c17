import { MAX_URL_LENGTH } from "./limits.ts";
import { ProtocolError } from "./protocol-error.ts";

/** The names of this machine that are one and the same (contract 5). */
const LOOPBACK = new Set(["127.0.0.1", "[::1]"]);

/**
 * The one spelling under which peers' URLs are compared: lower case, `localhost` for every name of
 * this machine, no default port, and `/ws` where there is no path (contract 5).
 *
 * @throws ProtocolError with status 400 when the text is no ws or wss URL.
 * @example normalisePeerUrl("WS://127.0.0.1:9000") === "ws://localhost:9000/ws"
 */
export function normalisePeerUrl(text: string): string {
  if (text.length > MAX_URL_LENGTH) throw notAUrl(`${text.slice(0, 60)}…`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw notAUrl(text);
  }
  // A fragment has no meaning in the URL of a WebSocket, and must not be there (RFC 6455, 3).
  const isPeer =
    (url.protocol === "ws:" || url.protocol === "wss:") && url.hostname !== "" && url.hash === "";
  if (!isPeer || url.username !== "" || url.password !== "" || /\s/.test(text)) throw notAUrl(text);
  const host = LOOPBACK.has(url.hostname) ? "localhost" : url.hostname;
  const port = url.port === "" ? "" : `:${url.port}`;
  const path = pathOf(url).toLowerCase();
  return `${url.protocol}//${host}${port}${path}${url.search}`;
}

/** The address at which a peer's URL is dialled: as it was given, with `/ws` where there is no path. */
export function dialledUrl(text: string): string {
  const url = new URL(text);
  url.pathname = pathOf(url);
  return url.href;
}

/** Whether a text is the URL of a peer, as {@link normalisePeerUrl} takes it. */
export function isPeerUrl(text: string): boolean {
  try {
    return normalisePeerUrl(text) !== "";
  } catch {
    return false;
  }
}

/**
 * The address of the HTTP server of a peer, `http://localhost:9000`, from either form of its URL:
 * WebSocket and HTTP share one port.
 *
 * @throws ProtocolError with status 400 when the text is no URL of a peer.
 */
export function httpOrigin(url: string): string {
  const { origin } = new URL(normalisePeerUrl(webSocketUrl(url)).replace(/^ws/, "http"));
  return origin;
}

/** A peer's URL in the WebSocket form: `http://localhost:9000/` means `ws://localhost:9000/`. */
export function webSocketUrl(url: string): string {
  return url.replace(/^http(s?):/i, "ws$1:");
}

/** The path of a URL, `/ws` where there is none. */
function pathOf({ pathname }: URL): string {
  return pathname === "/" ? "/ws" : pathname;
}

function notAUrl(text: string): ProtocolError {
  return new ProtocolError(400, `Not a ws:// or wss:// URL: ${JSON.stringify(text)}`);
}
