// Second implementation, part 5: the builder. It looks at the node's own file and seals the whole
// pool as soon as enough transactions wait. Where another writer was faster, the record loses its
// place at the tip and changes nothing, so nothing is ever sealed twice.
import { parseArgs } from "node:util";
import { Store } from "./store.js";

function readOptions() {
  const { values } = parseArgs({
    options: {
      db: { type: "string", short: "r" },
      "min-items": { type: "string", default: "4" },
      zeros: { type: "string", short: "z", default: "0" },
      rounds: { type: "string" }, // of use to miners only
      debug: { type: "boolean", default: false },
    },
  });
  const minItems = Number(values["min-items"]);
  if (!values.db) throw new Error("-r FILE is missing");
  if (!(Number.isInteger(minItems) && minItems > 0))
    throw new Error("--min-items must be 1 or more");
  if (values.zeros !== "0") throw new Error("-z: this builder has the unsealed form (0) only");
  return { db: values.db, minItems };
}

try {
  const { db, minItems } = readOptions();
  const store = new Store(db);
  store.poll(() => {
    const { ledger } = store;
    if (ledger.pool.size < minItems) return;
    store.commit({ blocks: [ledger.nextBlock()] });
    console.log(`The chain has ${ledger.blocks.length} blocks`);
  });
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
      store.close();
      process.exit(0);
    });
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
