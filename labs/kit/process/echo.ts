/**
 * The bare echo: the least that a node can be. It takes WebSocket connections on the port that it is
 * given and sends every frame back. The grader starts it to see how fast the machine is, and whether
 * programs start and answer on it at all.
 */
import process from "node:process";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]) });
server.on("connection", (socket) => {
  socket.on("error", () => undefined);
  socket.on("message", (data, isBinary) => {
    socket.send(data, { binary: isBinary });
  });
});
