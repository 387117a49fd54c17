import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { totalOf } from "../record/score.ts";
import { failures, grade, withoutBonus } from "./run-grader.ts";

const second = join(projectRoot(), "grader/test/second-implementation");

describe("whole submissions", () => {
  for (const lab of ["lab3", "lab4", "lab5"]) {
    it(`gives the reference all points of ${lab}, the bonus too`, async () => {
      const { record, status } = await grade([lab, "--submission", "reference"]);
      expect(failures(record)).to.equal("");
      expect(status).to.equal(0);
      expect(totalOf(record).total).to.deep.equal({ earned: 100, points: 100 });
    });

    it(`gives a second implementation in JavaScript all points of ${lab} but the bonus`, async () => {
      const asked = [lab, "--submission", second, ...withoutBonus(lab)];
      const { record, status } = await grade(asked);
      expect(failures(record)).to.equal("");
      expect(totalOf(record).total).to.deep.equal({ earned: 100, points: 100 });
      expect(status).to.equal(0);
    });
  }
});
