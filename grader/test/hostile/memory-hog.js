// Takes 3 GB outside of the heap that Node.js limits, touches all of it, and keeps it.
const LIMIT_BYTES = 3 * 1024 ** 3;
const PIECE_BYTES = 32 * 1024 ** 2;
const KEPT_MS = 20_000;

const held = [];
const handle = () => {
  while (held.length * PIECE_BYTES < LIMIT_BYTES) held.push(Buffer.alloc(PIECE_BYTES, 1));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, KEPT_MS);
  return "{}";
};

export default () => ({ handle });
