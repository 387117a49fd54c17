import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ended, startTool } from "../../labs/kit/test/run-tool.ts";
import type { Ended } from "../../labs/kit/test/run-tool.ts";
import { stageFiles, writeFiles } from "../class/test-hand-ins.ts";
import { matrixOf } from "./matrix.ts";
import type { Matrix } from "./matrix.ts";
import type { TournamentResult } from "./tournament-result.ts";

/** The complete node of lab 5 with something in its way; `text` is a request. */
const node = (code: string): string => `
import type { NodeContext, NodeProgram } from "#kit";
import createInner from "./inner-node.ts";
export default function createNode(context: NodeContext): NodeProgram {
  const inner = createInner(context);
  const handle = (text: string): string => {
    ${code}
    return inner.handle(text);
  };
  return { ...inner, handle };
}
`;
const REFUSES_BLOCKS = `if (/"blocks": ?\\[/.test(text)) return '{"status": 409, "error": "<b>no</b>"}\\n';`;
const LEAVES = `if (text.includes("merge")) process.exit(3);`;

describe("npm run tournament", () => {
  let place: string;
  let run: Ended;
  let result: TournamentResult;
  let matrix: Matrix;

  before(async function () {
    this.timeout(300_000);
    place = mkdtempSync(join(tmpdir(), "tournament-"));
    const folder = join(place, "class");
    const whole = stageFiles("lab5", 8);
    const changed = (code: string): ReadonlyMap<string, string> =>
      new Map([...whole, ["inner-node.ts", whole.get("node.ts") ?? ""], ["node.ts", node(code)]]);
    writeFiles(join(folder, "Ada"), whole);
    writeFiles(join(folder, "Bob"), changed(REFUSES_BLOCKS));
    writeFiles(join(folder, "Eve"), changed(LEAVES));
    writeFiles(join(folder, "Max"), new Map([["lab.json", '{"node": "missing.ts"}']]));
    const out = ["--out", join(place, "page.html"), "--json", join(place, "result.json")];
    run = await ended(startTool(["tournament", "lab5", folder, "--seed", "7", ...out]));
    result = JSON.parse(readFileSync(join(place, "result.json"), "utf8")) as TournamentResult;
    matrix = matrixOf(result);
  });
  after(() => {
    rmSync(place, { recursive: true });
  });

  it("says who understands whom, in both directions", () => {
    expect(run.status, run.stderr).to.equal(1);
    expect(result.matches).to.have.length(6);
    expect(matrix.get("Ada")?.get("reference")).to.equal("arrived");
    expect(matrix.get("reference")?.get("Ada")).to.equal("arrived");
    expect(matrix.get("Ada")?.get("Bob")).to.equal("lost");
    expect(run.stdout).to.match(/^2 Ada +✓ +✗ +✗$/m);
  });

  it("shows the exchange that broke", () => {
    const match = result.matches.find(({ left, right }) => left === "Ada" && right === "Bob");
    expect(match?.broke).to.include({ cargo: "blocks", from: "Ada" });
    const [request, reply] = match?.broke?.frames ?? [];
    expect(request).to.include({ edge: "tracker→Bob", direction: "in" });
    expect(request?.text).to.match(/^\{"op":"merge","args":\{"blocks":\[/);
    expect(reply?.text).to.include('"status": 409');
  });

  it("names a program that ends, and goes on with the rest", () => {
    const match = result.matches.find(({ left, right }) => left === "Ada" && right === "Eve");
    expect(match?.broke).to.include({ code: "exited", of: "Eve" });
    expect(result.together?.left.map(({ name }) => name)).to.deep.equal(["Eve"]);
    expect(result.together?.members).to.deep.equal(["reference", "Ada", "Bob"]);
    expect(result.together?.broke?.cargo).to.equal("blocks");
  });

  it("names what can't be started at all, and plays without it", () => {
    expect(result.members.find(({ name }) => name === "Max")?.fault).to.include("missing.ts");
    expect(matrix.has("Max")).to.be.false;
  });

  it("writes a page that shows what was sent as text", () => {
    const page = readFileSync(join(place, "page.html"), "utf8");
    expect(page).to.include("&lt;b&gt;no&lt;/b&gt;").and.to.not.include("<b>no</b>");
    const ids = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(ids).to.not.be.empty;
    expect(ids.filter((id) => !page.includes(`id="${id}"`))).to.deep.equal([]);
  });
});
