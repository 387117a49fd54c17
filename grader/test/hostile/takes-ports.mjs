// A tracker as it should be, which takes every port that somebody leaves for a moment.
import net from "node:net";

const RETRY_MS = 1;
const { connect } = net.Socket.prototype;
const wanted = new Set();
const take = (port) => {
  const server = net.createServer();
  server.on("error", () => setTimeout(take, RETRY_MS, port));
  server.listen(port, "127.0.0.1");
};
net.Socket.prototype.connect = function (...args) {
  const port = Number(args.flat().find((one) => one?.port !== undefined)?.port);
  if (Number.isInteger(port) && !wanted.has(port)) {
    wanted.add(port);
    take(port);
  }
  return connect.apply(this, args);
};
await import("./tracker.js");
