// A node that answers `peers` as it should; `onMessage` may do something else first.
const { WebSocketServer } = require("ws");
const option = (name) => process.argv[process.argv.indexOf(name) + 1];

exports.port = Number(option("-p"));
exports.url = `ws://localhost:${exports.port}/ws`;
exports.reply = (peers) => JSON.stringify({ status: 200, error: "OK", response: { peers } });
exports.listen = (onMessage = () => false) => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: exports.port, path: "/ws" });
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      if (onMessage(socket, JSON.parse(data)) !== true) socket.send(exports.reply([exports.url]));
    });
  });
};
