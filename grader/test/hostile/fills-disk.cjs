// Writes 1 GB of files, as a node that keeps everything for ever would.
const fs = require("node:fs");
const PIECE = Buffer.alloc(16 * 1024 * 1024, 1);
const PIECES = 64;

let count = 0;
const timer = setInterval(() => {
  fs.writeFileSync(`junk-${count}`, PIECE);
  count += 1;
  if (count === PIECES) clearInterval(timer);
}, 20);
setInterval(() => {}, 1000);
