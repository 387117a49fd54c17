/**
 * The echo that requests are compared with: takes WebSocket connections on the port that it is given,
 * reads every frame as JSON and writes it back, which is the least that any node has to do.
 */
import process from "node:process";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  path: "/ws",
});
server.on("connection", (socket) => {
  socket.on("error", () => undefined);
  socket.on("message", (data: Buffer) => {
    socket.send(JSON.stringify(JSON.parse(data.toString())));
  });
});
