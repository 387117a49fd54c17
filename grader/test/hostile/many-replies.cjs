// Sends ten thousand replies to one request.
const honest = require("./honest.cjs");

honest.listen((socket) => {
  for (let i = 0; i < 10_000; i += 1) socket.send(honest.reply([honest.url]));
  return true;
});
