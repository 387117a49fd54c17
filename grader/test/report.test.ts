import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { pack, textOf, unpack } from "../../labs/kit/archive/zip.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { readBundle } from "../evidence/bundle/read-bundle.ts";
import type { Block } from "../lab-report/document.ts";
import { sha256Of } from "../lab-report/manifest.ts";
import { pdfFonts } from "../lab-report/pdf-fonts.ts";
import { makeReport } from "../lab-report/report-files.ts";
import { renderPdf } from "../lab-report/render-pdf.ts";
import { drawnPictures } from "../lab-report/report-pictures.ts";
import { withText, withoutText, isPng } from "../lab-report/png-text.ts";
import { textOfDocument } from "../proof/compare-docx.ts";
import { readPdf } from "../proof/read-pdf.ts";
import { checkSignature, fingerprint, makeKeys, signBundle } from "../proof/signature.ts";
import { ended, startTool } from "./run-grader.ts";
import type { Ended } from "./run-grader.ts";

/** Runs a tool of the project; its output speaks English unless it is told otherwise. */
async function run(...args: string[]): Promise<Ended> {
  return ended(startTool(args));
}

describe("npm run report, npm run verify", () => {
  let place = "";
  let bundle = "";
  let zh = "";
  const who = ["--name", "王喆玥", "--number", "0012"];

  /** Writes a report of the run, in a folder of its own. */
  async function report(name: string, ...args: string[]): Promise<Ended & { folder: string }> {
    const folder = join(place, name);
    return {
      ...(await run("report", "lab3", "--bundle", bundle, "--out", folder, ...args)),
      folder,
    };
  }

  /** A copy of the Chinese report, to be spoiled. */
  function copyOf(name: string): string {
    const folder = join(place, name);
    cpSync(zh, folder, { recursive: true });
    return folder;
  }

  before(async function () {
    this.timeout(300_000);
    place = mkdtempSync(join(tmpdir(), "report-test-"));
    bundle = join(place, "run", "bundle");
    const options = ["--submission", "reference", "--stage", "node-registers", "--bundle"];
    const graded = await run("grade", "lab3", ...options, "--seed", "7");
    expect(graded.status, graded.stdout + graded.stderr).to.equal(0);
    cpSync(join(projectRoot(), ".grade/lab3/bundle"), bundle, { recursive: true });
    const written = await report("zh", ...who, "--lang", "zh");
    expect(written.status, written.stderr).to.equal(0);
    zh = written.folder;
  });
  after(() => {
    rmSync(place, { recursive: true, force: true });
  });

  it("writes HTML, PDF and DOCX that say the same, with blanks where nobody said anything", async () => {
    const html = readFileSync(join(zh, "report.html"), "utf8");
    const pdf = await readPdf(readFileSync(join(zh, "report.pdf")));
    const docx =
      textOf(unpack(readFileSync(join(zh, "report.docx"))).get("word/document.xml")) ?? "";
    const texts = [
      html.replaceAll(/<script.*?<\/script>|<style.*?<\/style>|<[^>]*>/gs, ""),
      (pdf?.pages ?? []).map(({ text }) => text).join(""),
      textOfDocument(docx),
    ].map((text) => text.replaceAll(/\s/g, ""));
    for (const text of texts) {
      for (const part of ["王喆玥", "0012", "4.1实验过程", "4.2实验结果", "五、实验总结"]) {
        expect(text).to.include(part);
      }
      expect(text).to.include("***请填写***");
      expect(text).to.match(/启动节点n1（端口\d+）/);
      expect(text.replaceAll("&quot;", '"')).to.include('{"op":"register"');
    }
    expect(html).to.match(/<img src="data:image\/png;base64,/);
    expect(html).not.to.match(/(?:src|href)="(?!data:)/);
  });

  it("writes English too, from a file with fields", async () => {
    const fields = join(place, "fields.json");
    writeFileSync(fields, JSON.stringify({ name: "Ada <b>", summary: "One.\nTwo & three." }));
    const written = await report("en", "--fields", fields, "--lang", "en", "--format", "html,docx");
    expect(written.status, written.stderr).to.equal(0);
    expect(readdirSync(written.folder)).to.not.include("report.pdf");
    const html = readFileSync(join(written.folder, "report.html"), "utf8");
    expect(html).to.include("Ada &lt;b&gt;").and.to.include("One.\nTwo &amp; three.");
    expect(html).to.include("4.1 Process").and.to.include("*** fill in ***");
    const verified = await run("verify", written.folder);
    expect(verified.status, verified.stdout).to.equal(0);
  });

  it("finds that all of it is consistent, and says that this is no proof", async () => {
    const { status, stdout } = await run("verify", zh, "--submission", "reference");
    expect(status, stdout).to.equal(0);
    expect(stdout).to.include("Consistent").and.to.include("That is no proof");
    expect(stdout).to.not.include("Proved").and.not.include("screenshots");
  });

  it("says which part of a page was edited, and takes what the student fills in", async () => {
    const folder = copyOf("edited-html");
    const file = join(folder, "report.html");
    const html = readFileSync(file, "utf8");
    writeFileSync(file, html.replace(/通过 (\d+)\/\1/, "通过 99/99"));
    const edited = await run("verify", file);
    expect(edited.status).to.equal(1);
    expect(edited.stdout).to.include("the points in 4.2 was edited").and.to.include("99/99");
    writeFileSync(file, html.replace(/<span class="blank">\*\*\* 请在此[^<]*<\/span>/, "我懂了。"));
    const filled = await run("verify", file);
    expect(filled.status, filled.stdout).to.equal(0);
    expect(filled.stdout).to.include("the student’s own");
    writeFileSync(file, html.replace("</style>", "#part-results{display:none}</style>"));
    expect((await run("verify", file)).status).to.equal(1);
  });

  it("says which picture was edited, in each format and as a file", async () => {
    const folder = copyOf("edited-pictures");
    const name = "result.png";
    const other = readFileSync(join(folder, "pictures", name));
    const png = readFileSync(join(folder, "pictures", "console-01.png"));
    const mark = JSON.stringify({
      ...(JSON.parse(/\{"runId".*?\}/.exec(other.toString("latin1"))?.[0] ?? "{}") as object),
    });
    writeFileSync(join(folder, "pictures", name), withText(withoutText(png), mark));
    const html = readFileSync(join(folder, "report.html"), "utf8");
    const [was, is] = [other, png].map((one) => withoutText(one).toString("base64"));
    writeFileSync(join(folder, "report.html"), html.replace(was ?? "", is ?? ""));
    const files = new Map(unpack(readFileSync(join(folder, "report.docx"))));
    const media = [...files].find(
      ([, bytes]) => withoutText(other).equals(Buffer.from(bytes)) && isPng(bytes),
    );
    files.set(media?.[0] ?? "", withoutText(png));
    writeFileSync(join(folder, "report.docx"), pack(files));
    for (const file of ["report.html", "report.docx", join("pictures", name)]) {
      const { status, stdout } = await run("verify", join(folder, file));
      expect(status, stdout).to.equal(1);
      expect(stdout).to.include("picture result is not the one");
    }
  });

  it("says what was edited in a DOCX, and takes what the student fills in", async () => {
    const folder = copyOf("edited-docx");
    const file = join(folder, "report.docx");
    const files = new Map(unpack(readFileSync(file)));
    const xml = textOf(files.get("word/document.xml")) ?? "";
    const save = (text: string): void => {
      files.set("word/document.xml", Buffer.from(text));
      writeFileSync(file, pack(files));
    };
    save(xml.replace(/\*\*\* 请在此[^<]*/, "我懂了。"));
    expect((await run("verify", file)).status).to.equal(0);
    save(xml.replace("得分 ", "满分 "));
    const edited = await run("verify", file);
    expect(edited.status).to.equal(1);
    expect(edited.stdout).to.match(/the points in 4\.2 is missing|the points in 4\.2 was edited/);
  });

  it("says what was edited in a PDF, or laid over it", async () => {
    const file = join(copyOf("edited-pdf"), "report.pdf");
    const read = readBundle(bundle);
    const pictures = await drawnPictures(read, "zh");
    const bundleHash = sha256Of(readFileSync(join(bundle, "bundle.json")));
    const kit = read.manifest.kit;
    const fields = { name: "王喆玥", number: "0012" };
    const sources = { bundle: read, bundleHash, pictures, fields, language: "zh", kit } as const;
    const { report: right, manifest } = makeReport(sources);
    const spoil = async (change: (block: Block) => Block): Promise<Ended> => {
      const parts = right.parts.map((part) => ({ ...part, blocks: part.blocks.map(change) }));
      const spoiled = { ...right, parts };
      writeFileSync(file, await renderPdf(spoiled, manifest, pdfFonts(), new Date(0)));
      return run("verify", file);
    };
    const same = await spoil((block) => block);
    expect(same.status, same.stdout).to.equal(0);
    const text = await spoil((block) =>
      block.kind === "paragraph" ? { ...block, text: block.text.replace("得分", "满分") } : block,
    );
    expect(text.status).to.equal(1);
    expect(text.stdout).to.match(/the text was edited: .*满分.*得分/);
    const [first, second] = pictures;
    const picture = await spoil((block) =>
      block.kind === "picture" && block.picture.id === first?.id
        ? { ...block, picture: { ...block.picture, png: second?.png ?? block.picture.png } }
        : block,
    );
    expect(picture.status).to.equal(1);
    expect(picture.stdout).to.include("picture result is not the one");
    const drawn = await spoil((block) =>
      block.kind === "entry" ? { ...block, entry: { text: block.entry.text } } : block,
    );
    expect(drawn.status).to.equal(1);
    expect(drawn.stdout).to.match(/page \d+ has the right text and pictures, but/);
    writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    const torn = await run("verify", file);
    expect(torn).to.include({ status: 2, stdout: "" });
    expect(torn.stderr).to.include("no whole PDF");
  });

  it("tells an edited record, a foreign one, and other code", async () => {
    const folder = copyOf("edited-record");
    const frames = join(folder, "bundle", "frames.jsonl");
    writeFileSync(frames, readFileSync(frames, "utf8").replace('"202"', '"500"'));
    const edited = await run("verify", folder);
    expect(edited.status).to.equal(1);
    expect(edited.stdout)
      .to.include("the record was edited or damaged")
      .and.to.include("frames.jsonl");
    const options = ["--submission", "reference", "--scenario", "register-one", "--bundle"];
    await run("grade", "lab3", ...options, "--seed", "8");
    const foreign = join(projectRoot(), ".grade/lab3/bundle");
    const { status, stdout } = await run("verify", join(zh, "report.html"), "--bundle", foreign);
    expect(status).to.equal(1);
    expect(stdout).to.include("the record is of another run");
    const other = await run("verify", bundle, "--submission", join(projectRoot(), "labs/lab3"));
    expect(other.status).to.equal(1);
    expect(other.stdout).to.include("the record is of other code");
  });

  it("calls proved what a teacher's key has signed, and nothing else", async () => {
    const folder = copyOf("signed");
    const [mine, others] = [makeKeys(), makeKeys()];
    const key = join(place, "key.pem");
    writeFileSync(key, mine.publicKey);
    const record = join(folder, "bundle");
    expect(checkSignature(record, mine.publicKey)).to.deep.equal({ result: "none" });
    signBundle(record, others.privateKey);
    expect(checkSignature(record, mine.publicKey).result).to.equal("other-key");
    const unknown = await run("verify", join(folder, "report.html"), "--key", key);
    expect(unknown.stdout).to.include(fingerprint(others.publicKey)).and.not.include("Proved");
    signBundle(record, mine.privateKey);
    const signed = await run("verify", join(folder, "report.html"), "--key", key);
    expect(signed.status, signed.stdout).to.equal(0);
    expect(signed.stdout).to.include("Proved");
    cpSync(`${record}.signature.json`, `${bundle}.signature.json`);
    const file = `${record}.signature.json`;
    writeFileSync(file, readFileSync(file, "utf8").replace(/"signature": "./, '"signature": "_'));
    expect(checkSignature(record, mine.publicKey).result).to.equal("wrong");
    rmSync(`${bundle}.signature.json`);
  });

  it("fills in a teacher's own DOCX, and names the placeholders that nothing is known for", async () => {
    const template = async (...texts: string[]): Promise<string> => {
      const cell = new TableCell({ children: [new Paragraph(texts[0] ?? "")] });
      const table = new Table({ rows: [new TableRow({ children: [cell] })] });
      const children = [table, ...texts.slice(1).map((text) => new Paragraph(text))];
      const file = join(place, `template-${texts.length}.docx`);
      writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
      return file;
    };
    const good = await template("姓名 {{name}}", "{{process}}", "{{pictures}}", "{{name}}");
    const docx = ["--format", "docx", "--template"];
    const filled = await report(
      "template",
      ...docx,
      good,
      "--name",
      "王{{number}}",
      "--lang",
      "zh",
    );
    expect(filled.status, filled.stderr).to.equal(0);
    expect(filled.stderr).to.include("{{summary}}");
    const files = unpack(readFileSync(join(filled.folder, "report.docx")));
    const text = textOfDocument(textOf(files.get("word/document.xml")) ?? "");
    expect(text.match(/王\{\{number\}\}/g)).to.have.length(2);
    expect(text).to.include("启动节点n1");
    expect((await run("verify", join(filled.folder, "report.docx"))).status).to.equal(0);
    const bad = await template("{{nmae}}", "{{process}}", "{{score}}");
    const refused = await report("bad", ...docx, bad);
    expect(refused.status).to.equal(2);
    expect(refused.stderr).to.match(/not known: (?:\{\{(?:nmae|score)\}\}[ .]){2}/);
  });

  it("names a character that the PDF's fonts lack before it draws anything", async () => {
    const refused = await report("rare", "--name", "王𬭛", "--lang", "en");
    expect(refused.status).to.equal(2);
    expect(refused.stdout).to.equal("");
    expect(refused.stderr).to.include("𬭛 (U+2CB5B)").and.to.include("--format html,docx");
    const written = await report("rare", "--name", "王𬭛", "--format", "html");
    expect(written.status, written.stderr).to.equal(0);
    expect(readFileSync(join(written.folder, "report.html"), "utf8")).to.include("王𬭛");
  });

  it("keeps a report that somebody has edited", async () => {
    const folder = copyOf("kept");
    writeFileSync(join(folder, "report.html"), "mine");
    const { stdout } = await report("kept", "--format", "html");
    expect(stdout).to.include("Your edited");
    const backup = readdirSync(folder).find((name) => name.endsWith(".bak"));
    expect(readFileSync(join(folder, backup ?? ""), "utf8")).to.equal("mine");
  });

  it("says in one line what is wrong with a command", async () => {
    const fields = join(place, "wrong.json");
    writeFileSync(fields, '{"nmae": "x"}');
    mkdirSync(join(place, "empty"));
    for (const [args, text] of [
      [["report", "lab3", "--format", "doc"], "There is no format doc"],
      [["report", "lab3", "--fields", fields], "nmae"],
      [["report", "lab3", "--name", "x".repeat(201)], "200 characters"],
      [["report", "lab3", "--bundle", join(place, "empty")], "no record of a run"],
      [["verify", join(place, "none.html")], "There is no file"],
      [["verify", fields], "is neither a report"],
      [["verify", bundle, "--rerun"], "--submission"],
    ] as const) {
      const { status, stderr } = await run(...args);
      expect(status, stderr).to.equal(2);
      expect(stderr).to.include(text);
      expect(stderr).to.not.match(/\n\s+at /);
    }
  });
});
