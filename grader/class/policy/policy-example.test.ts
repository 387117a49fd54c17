import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { findLab } from "../../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";
import { readPlan } from "../../grade/plan.ts";
import { unknownIds } from "./hidden.ts";
import { readPolicy } from "./policy.ts";

describe("the teacher's file in the documentation", () => {
  for (const language of ["zh", "en"]) {
    it(`is one that is taken, and hides checks that there are (${language})`, () => {
      const text = readFileSync(join(projectRoot(), "docs", language, "teachers.md"), "utf8");
      const blocks = [...text.matchAll(/^```json\n([^]*?)^```/gm)].map(([, block = ""]) => block);
      const example = blocks.find((block) => block.includes("deadline")) ?? "";
      const { hidden = [] } = readPolicy(example);
      const { lab, scenarios } = readPlan(findLab("lab5", "en"), true);
      const checks = scenarios.map(({ id }) => id);
      expect(hidden).not.to.be.empty;
      expect(unknownIds(hidden, lab, checks)).to.deep.equal([]);
    });
  }
});
