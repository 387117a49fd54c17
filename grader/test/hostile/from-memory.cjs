// Knows the slides by heart: the three transactions of their pool, whatever it was sent.
const { listen } = require("./honest.cjs");

const id = (digit) => `00000000-0000-0000-0000-00000000000${digit}`;
const pool = [3000, 2000, 1000].map((amount, at) => ({
  ...{ id: id(at + 1), sender: id(0), receiver: id(at + 1), amount },
  ...{ t: 1620811762.25, prev_hash: null },
}));
let merged = 0;
listen((socket, { op }) => {
  if (op === "merge") {
    merged += 1;
    socket.send(JSON.stringify({ status: 202, error: "Accepted", response: null }));
  } else {
    const response = { pool: pool.slice(0, merged) };
    socket.send(JSON.stringify({ status: 200, error: "OK", response }));
  }
  return true;
});
