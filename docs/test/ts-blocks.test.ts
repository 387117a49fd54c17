import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { allPages } from "./page.ts";

const blocks = allPages.flatMap(({ blocks }) => blocks.filter(({ language }) => language === "ts"));

describe("docs: TypeScript examples", () => {
  it("compile as they stand, under the project's own rules", () => {
    const root = projectRoot();
    const sources = new Map(
      blocks.map(({ text, place }, at) => [
        join(root, "docs", `example-${String(at)}.ts`).replaceAll("\\", "/"),
        // Every example is a module of its own, so that two may use one name.
        { text: `${text}\nexport {};\n`, place },
      ]),
    );
    expect(sources).to.not.be.empty;
    const faults = typeCheck(root, sources);
    expect(faults).to.deep.equal([]);
  });
});

/** What the type checker says of sources that are in memory only. */
function typeCheck(
  root: string,
  sources: ReadonlyMap<string, { readonly text: string; readonly place: string }>,
): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), (file) =>
    ts.sys.readFile(file),
  ) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const checked = { ...options, noEmit: true, composite: false, emitDeclarationOnly: false };
  const host = ts.createCompilerHost(checked);
  const inMemory: ts.CompilerHost = {
    ...host,
    readFile: (file) => sources.get(file)?.text ?? host.readFile(file),
    fileExists: (file) => sources.has(file) || host.fileExists(file),
    getSourceFile: (file, target, ...rest) => {
      const source = sources.get(file);
      if (source === undefined) return host.getSourceFile(file, target, ...rest);
      return ts.createSourceFile(file, source.text, target);
    },
  };
  const program = ts.createProgram([...sources.keys()], checked, inMemory);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return `${sources.get(file?.fileName ?? "")?.place ?? file?.fileName ?? ""}: ${text}`;
  });
}
