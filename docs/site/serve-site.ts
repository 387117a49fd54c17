import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** What the site is made of, by the ends of its files' names. */
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** A server of the built site, not listening yet. @param base - the path that the site is built for. */
export function createSiteServer(folder: string, base: string): Server {
  return createServer((request, response) => {
    const file = fileFor(folder, base, request.url ?? "/");
    const path = file ?? join(folder, "404.html");
    response.writeHead(file === null ? 404 : 200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    });
    createReadStream(path)
      .on("error", () => response.destroy())
      .pipe(response);
  });
}

/** The file that a URL's path names, `index.html` in a folder; null when there is none in the site. */
function fileFor(folder: string, base: string, url: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes("\0")) return null;
  const named = normalize(join(folder, path.slice(base.length)));
  if (named !== folder && !named.startsWith(folder + sep)) return null;
  const candidates = [named, `${named}.html`, join(named, "index.html")];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile()) ?? null;
}
