import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { LANGUAGES, allPages } from "./page.ts";

const root = projectRoot();

describe("docs: names", () => {
  it("names files and folders that exist", () => {
    const missing = allPages
      .flatMap(({ codes }) => codes)
      .filter(({ text }) => /^(?:labs|grader|fixtures|reference|docs)\/[\w./-]*$/.test(text))
      .filter(({ text }) => !text.includes("LAB") && !existsSync(join(root, text)));
    expect(missing).to.deep.equal([]);
  });

  it("names checks in the list of traps that exist", () => {
    const ids = new Set(["lab3", "lab5"].flatMap(scenarioIds));
    const wrong = allPages
      .filter(({ file }) => file === "traps")
      .flatMap(({ codes }) => codes)
      .filter(({ text }) => /^[a-z]+(?:-[a-z]+)+$/.test(text) && !ids.has(text));
    expect(wrong).to.deep.equal([]);
  });

  for (const lab of readLabs()) {
    for (const language of LANGUAGES) {
      it(`tells of every stage of ${lab.id}, and of every function in it (${language})`, () => {
        const text = readFileSync(join(root, "docs", language, `${lab.id}.md`), "utf8");
        const sections = text.split(/^### (?=\d+\. )/m).slice(1);
        expect(sections.map((section) => /[（(]([a-z-]+)/.exec(section)?.[1])).to.deep.equal(
          lab.stages.map(({ id }) => id),
        );
        const untold = stubs(lab.id).filter(({ stage, file, name }) => {
          const section = sections[lab.stages.findIndex(({ id }) => id === stage)] ?? "";
          return !section.includes(`\`${name}\``) || !section.includes(file);
        });
        expect(untold).to.deep.equal([]);
      });
    }
  }
});

function scenarioIds(lab: string): string[] {
  const folder = join(root, "fixtures", lab);
  return readdirSync(folder).map(
    (file) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as { id: string }).id,
  );
}

/** What a skeleton leaves to the student: each function with its file and its stage. */
function stubs(lab: string): { stage: string; file: string; name: string }[] {
  const folder = join(root, "labs", lab);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const lines = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
      return lines.flatMap((line, at) => {
        const stage = new RegExp(`(?:NotImplemented\\("|Your turn \\()${lab}/([a-z-]+)`).exec(line);
        if (stage === null) return [];
        const head = lines.slice(0, at).findLast((earlier) => SIGNATURE.test(earlier)) ?? "";
        const name = SIGNATURE.exec(head)?.[1] ?? "";
        return [{ stage: stage[1] ?? "", file: file.replaceAll("\\", "/"), name }];
      });
    });
}

/** The first line of a function or a method; its name is the group. */
const SIGNATURE = /^(?: {2})?(?:export )?(?:async )?(?:function )?(#?[a-zA-Z]\w*)\(/;
