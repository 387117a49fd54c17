// Destroys what is not its own, as a module.
import { rmSync, writeFileSync } from "node:fs";
import target from "./target.json";

export default () => ({
  handle: () => {
    try {
      rmSync(target.victim);
    } catch {
      // The next crime is not caught.
    }
    writeFileSync(`${target.folder}/left-behind`, "x");
    return "{}";
  },
});
