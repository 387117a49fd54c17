import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { WebSocketServer } from "ws";
import { Sockets } from "./sockets.ts";

describe("the tracker's sockets", () => {
  let server: WebSocketServer;
  let port = 0;
  before(async () => {
    server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/ws" });
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.close();
  });

  /** What happens first on a connection to a URL. */
  async function firstEvent(url: string): Promise<string> {
    return new Promise((resolve) => {
      const sockets = new Sockets({
        onOpen: (opened) => {
          end(`open ${opened}`);
        },
        onMessage: () => undefined,
        onClose: (closed) => {
          end(`close ${closed}`);
        },
      });
      const end = (what: string): void => {
        sockets.close();
        resolve(what);
      };
      sockets.connect(url);
    });
  }

  it("reach a node whose URL has no path, under the URL that was given", async () => {
    const url = `ws://127.0.0.1:${port}`;
    expect(await firstEvent(url)).to.equal(`open ${url}`);
  });

  it("close what can't be opened, and what is no URL of a peer", async () => {
    for (const url of [`ws://127.0.0.1:${port}/other`, `ws://127.0.0.1:${port}/ws#x`, "ws://", "x"])
      expect(await firstEvent(url)).to.equal(`close ${url}`);
  });
});
