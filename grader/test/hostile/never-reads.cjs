// Takes connections and never reads from them.
const { createHash } = require("node:crypto");
const http = require("node:http");
const { port } = require("./honest.cjs");

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
http
  .createServer()
  .on("upgrade", ({ headers }, socket) => {
    const key = createHash("sha1")
      .update(headers["sec-websocket-key"] + GUID)
      .digest("base64");
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        `Sec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    socket.pause();
  })
  .listen(port, "127.0.0.1");
