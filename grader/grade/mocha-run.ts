import { expect } from "chai";
import type { RunRecord } from "../record/record.ts";

/** Mocha's own limit is off: every wait of a scenario has one. */
const NO_LIMIT = 0;

/**
 * Has mocha await every check, a suite a stage and a test a check; one that did not pass fails its test.
 *
 * @param done - settles when a check is over, by the check's id.
 */
export async function awaitWithMocha(
  record: RunRecord,
  done: ReadonlyMap<string, Promise<void> | undefined>,
): Promise<void> {
  // It is loaded while the programs of the first checks start.
  const { default: Mocha } = await import("mocha");
  /** Mocha's results go into the record, from which the reports are made: mocha itself says nothing. */
  class Silent extends Mocha.reporters.Base {}
  const mocha = new Mocha({ reporter: Silent, timeout: NO_LIMIT });
  for (const stage of record.stages) {
    const suite = Mocha.Suite.create(mocha.suite, stage.id);
    for (const check of stage.checks) {
      const test = new Mocha.Test(check.id, async () => {
        await done.get(check.id);
        expect(check.result, check.error ?? check.failure?.code).to.be.oneOf(["pass", "skip"]);
      });
      suite.addTest(test);
    }
  }
  await new Promise<void>((resolve) => {
    mocha.run(() => {
      // Its handlers for uncaught errors go with it: there may be many runs in one process.
      mocha.dispose();
      resolve();
    });
  });
}
