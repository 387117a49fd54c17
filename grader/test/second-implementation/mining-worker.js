// Second implementation, part 8: the thread that mines. It is told what to mine, begins at any nonce,
// and looks after every job whether it has been told something else meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { headerText, isAmbiguous, sha256 } from "./sealed.js";

const { zeros, rounds } = workerData;
const JOB = Math.min(rounds, 5000);
const work = "0".repeat(zeros);
let header = null;
let nonce = 0;

function job() {
  if (header !== null) {
    for (const end = nonce + JOB; nonce < end; nonce++) {
      const hash = sha256(headerText({ ...header, nonce }));
      if (!hash.startsWith(work) || isAmbiguous({ ...header, nonce: String(nonce) })) continue;
      parentPort.postMessage({ ...header, hash, nonce: String(nonce) });
      header = null;
      break;
    }
  }
  setTimeout(job, header === null ? 1 : 0);
}

parentPort.on("message", (next) => {
  header = next;
  nonce = Math.floor(Math.random() * 1e6);
});
job();
