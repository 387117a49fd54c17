import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { ended, startTool } from "../test/run-tool.ts";
import type { Ended } from "../test/run-tool.ts";
import { lostQuotes } from "./lost-quotes.ts";
import { targetUrl } from "./target-url.ts";

const OK = { status: 200, error: "OK", response: {} };

describe("npm run send", () => {
  let open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open) close();
    open = [];
  });

  const send = (args: readonly string[], input = "", env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    ended(startTool(["send", ...args], env), input);

  /** A node that does with each text what is asked; gives its port. */
  async function node(onText: (socket: WebSocket, text: string) => void): Promise<string> {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/ws" });
    server.on("connection", (socket) => {
      socket.on("message", (data: Buffer) => {
        onText(socket, data.toString());
      });
    });
    open.push(() => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    });
    await new Promise((resolve) => server.once("listening", resolve));
    return String((server.address() as AddressInfo).port);
  }

  /** A server of another kind; gives its port. */
  async function listen(server: Server): Promise<string> {
    const sockets = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
    });
    open.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    return String((server.address() as AddressInfo).port);
  }

  /** A node that answers each text with itself. */
  const mirror = (): Promise<string> =>
    node((socket, sent) => {
      socket.send(JSON.stringify({ ...OK, response: { sent } }));
    });

  /** What a mirror was sent, by what `--json` printed. */
  const sent = ({ stdout }: Ended): string[] =>
    stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { response: { sent: string } }).response.sent);

  it("sends every text as it is, in order, on one connection", async () => {
    const port = await mirror();
    const run = await send([port, '{"op":"peers"}', "bad {", "pool", "--json"]);
    expect(sent(run)).to.deep.equal(['{"op":"peers"}', "bad {", '{"op":"pool"}']);
    expect(run.status).to.equal(0);
  });

  it("shows the status, the time and the reply as a whole", async () => {
    const { stdout } = await send([`localhost:${await mirror()}`, '{"op":"pool"}']);
    expect(stdout).to.match(/^→ \{"op":"pool"\}\n← 200 {2}[\d.]+ ms\n\{\n {2}"status": 200,\n/);
  });

  it("takes what npm kept, an operation with args, and files", async () => {
    const port = await mirror();
    const folder = mkdtempSync(join(tmpdir(), "send-test-"));
    const file = join(folder, "request.json");
    writeFileSync(file, '\uFEFF{"op":"merge",\n"args":{}}\r\n');
    const env = { npm_lifecycle_event: "send", npm_config_args: '{"start":1.0}' };
    const run = await send([port, "--op", "blocks", "--file", file, "--json"], "", env);
    rmSync(folder, { recursive: true });
    const requests = ['{"op":"blocks","args":{"start":1.0}}', '{"op":"merge",\n"args":{}}'];
    expect(sent(run)).to.deep.equal(requests);
  });

  it("reads lines from standard input, whatever is in them", async () => {
    const run = await send([await mirror(), "-", "--json"], '{op:pool}\n\n{"op":"pool"}\r\n');
    expect(sent(run)).to.deep.equal(["{op:pool}", '{"op":"pool"}']);
  });

  it("sends nothing that has lost its quotes, and says what to write", async () => {
    const port = await mirror();
    const run = await send([port, "{op:blocks,args:{start:1}}"]);
    expect(run).to.include({ status: 2, stdout: "" });
    expect(run.stderr)
      .to.match(/lost its quotes/)
      .and.contain(`npm run send -- ${port} blocks\n`);
    expect((await send([port, "{op:pool}", "--lang", "zh"])).stderr).to.match(/PowerShell 和 cmd/);
    expect(lostQuotes('{op:"pool"}')).to.equal(null);
    expect(lostQuotes("{ start: 1}")).to.equal("OP");
  });

  it("ends with status 1 when a reply is an error, no JSON or without a status", async () => {
    for (const reply of ['{"status":500,"error":"no"}', "rubbish", "[1]"]) {
      const port = await node((socket) => {
        socket.send(reply);
      });
      const { status, stdout } = await send([port, "pool", "--json"]);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: `${reply}\n` });
    }
  });

  it("tells of a frame that nothing had asked for", async () => {
    const port = await node((socket) => {
      // Both in one piece, so that they arrive together.
      const { _socket: raw } = socket as unknown as { readonly _socket: Socket };
      raw.cork();
      socket.send(JSON.stringify(OK));
      socket.send("twice");
      raw.uncork();
    });
    const { stderr } = await send([port, "pool"]);
    expect(stderr).to.match(/nothing had asked for: twice/);
  });

  it("says why there is no reply", async () => {
    const silent = await node(() => undefined);
    const closing = await node((socket) => {
      socket.close(1011, "it broke");
    });
    const page = await listen(createHttpServer((_, answer) => answer.writeHead(404).end()));
    const other = await listen(createServer((socket) => socket.end("220 mail\r\n")));
    const mute = await listen(createServer());
    const nobody = await listen(createServer());
    open.pop()?.();
    const cases: readonly (readonly [string, RegExp])[] = [
      [silent, /^No reply within 0\.2 seconds/],
      [closing, /closed the connection without a reply \(code 1011, it broke\)/],
      [page, /takes no WebSocket here: it answered with HTTP status 404/],
      [other, /is no WebSocket server/],
      [mute, /does not finish the WebSocket handshake within 0\.2 seconds/],
      [nobody, /^Nothing listens at ws:.*npm run node -- -p \d+\n$/],
    ];
    for (const [port, message] of cases) {
      const timeout = port === silent || port === mute ? "0.2" : "30";
      const { status, stderr } = await send([`127.0.0.1:${port}`, "pool", "--timeout", timeout]);
      expect(stderr).to.match(message);
      expect(status, stderr).to.equal(1);
    }
  });

  it("says what is wrong with a command line, with status 2", async () => {
    const wrong = [[], ["what is this"], ["9000", "--args", "{}"], ["9000", "--file", "nowhere"]];
    for (const args of [...wrong, ["9000", "--op", "blocks", "--args", "{start:1}"]]) {
      const { status, stderr } = await send(args);
      expect(stderr).not.to.match(/^\s+at /m);
      expect(status, stderr).to.equal(2);
    }
  });

  it("completes an address", () => {
    expect(targetUrl(":9000")).to.equal("ws://localhost:9000/ws");
    expect(targetUrl("http://10.0.0.2:9000")).to.equal("ws://10.0.0.2:9000/ws");
    expect(targetUrl("[::1]:9000/other?x=1#y")).to.equal("ws://[::1]:9000/other?x=1");
    expect(targetUrl("ftp://localhost")).to.equal(null);
  });
});
