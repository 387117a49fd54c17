import { expect } from "chai";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readPlan } from "../grade/plan.ts";
import { readFingerprints } from "./fingerprint.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { nearestSlip } from "./nearest-slip.ts";
import type { SeenStage } from "./nearest-slip.ts";

const all = readFingerprints();

const slip = (id: string, failed: Fingerprint["failed"]): Fingerprint => ({
  ...{ id, lab: "lab5", stage: "s", title: { zh: id, en: id } },
  failed,
});
const judged = ["a", "b", "c", "d", "e"];
const see = (failed: Fingerprint["failed"]): SeenStage => ({
  ...{ lab: "lab5", stage: "s", judged },
  failed,
});
const wrong = (check: string, step = 2): Fingerprint["failed"][number] => ({
  ...{ check, code: "wrong-reply", at: "/response" },
  step,
});

describe("the nearest slip", () => {
  it("is each slip of the bank's own for what it fails by, but for twins, which are never named", () => {
    for (const known of all) {
      const { scenarios } = readPlan(findLab(known.lab, "en"), true);
      const inStage = scenarios.filter(({ stage }) => stage === known.stage).map(({ id }) => id);
      const found = nearestSlip({ ...known, judged: inStage }, all);
      const text = JSON.stringify(known.failed);
      const isTwin = all.some(
        (other) => other.id !== known.id && JSON.stringify(other.failed) === text,
      );
      expect(found?.id, known.id).to.equal(isTwin ? undefined : known.id);
    }
  });

  it("is named for three of four slips at least", () => {
    const texts = all.map(({ failed }) => JSON.stringify(failed));
    const alone = texts.filter((text, at) => !texts.some((other, i) => i !== at && other === text));
    expect(alone.length).to.be.at.least(0.75 * all.length);
  });

  it("is near when three quarters of the failures are the same, and not below", () => {
    const known = slip("x", [wrong("a"), wrong("b"), wrong("c")]);
    expect(nearestSlip(see([wrong("a"), wrong("b"), wrong("c"), wrong("d")]), [known])).to.equal(
      known,
    );
    expect(nearestSlip(see([wrong("a"), wrong("b"), wrong("d")]), [known])).to.equal(null);
  });

  it("is another one when code, place, step or status differ", () => {
    const seen = wrong("a");
    for (const other of [
      { ...seen, code: "wrong-status" as const },
      { ...seen, at: "/error" },
      { ...seen, step: 3 },
      { ...seen, status: 400 },
    ]) {
      expect(nearestSlip(see([seen]), [slip("x", [other])])).to.equal(null);
    }
    const anyStep = slip("x", [{ check: "a", code: "wrong-reply" }]);
    expect(nearestSlip(see([seen]), [anyStep])).to.equal(anyStep);
  });

  it("is not named when two are equally near, or when it is another stage's", () => {
    const twins = [slip("x", [wrong("a")]), slip("y", [wrong("a")])];
    expect(nearestSlip(see([wrong("a")]), twins)).to.equal(null);
    expect(nearestSlip({ ...see([wrong("a")]), stage: "t" }, twins.slice(1))).to.equal(null);
  });

  it("is not named when everything fails, unless it explains all of that", () => {
    const failed = judged.map((check) => wrong(check));
    const part = slip("x", failed.slice(1));
    expect(nearestSlip(see(failed), [part])).to.equal(null);
    expect(nearestSlip(see(failed.slice(1)), [part])).to.equal(part);
    expect(nearestSlip(see(failed), [slip("y", failed)])?.id).to.equal("y");
  });

  it("looks only at the checks that were judged", () => {
    const known = slip("x", [wrong("a"), wrong("b")]);
    const seen = { ...see([wrong("a")]), judged: ["a", "c"] };
    expect(nearestSlip(seen, [known])).to.equal(known);
  });
});
