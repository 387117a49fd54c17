import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { rememberedStudent } from "../../labs/kit/submit/student.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { FIELD_NAMES } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { createReportSay, reportCatalogue as text } from "./messages.ts";
import { readFields } from "./read-fields.ts";
import { FORMATS } from "./report-files.ts";
import type { Format } from "./report-files.ts";

/** How `npm run report` was called. */
export interface ReportOptions {
  readonly lab: string;
  /** A folder, or `reference`; undefined for the lab's own folder. */
  readonly submission: string | undefined;
  /** The folder of a bundle; undefined for that of the last grading. */
  readonly bundle: string | undefined;
  readonly formats: readonly Format[];
  /** A DOCX with placeholders. */
  readonly template: string | undefined;
  readonly out: string | undefined;
  readonly browser: boolean;
  readonly fields: Fields;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run report",
  positional: { name: "lab", describe: text["option.lab"] },
  options: {
    submission: { type: "string", describe: text["option.submission"] },
    bundle: { type: "string", describe: text["option.bundle"] },
    format: { type: "string", default: FORMATS.join(","), describe: text["option.format"] },
    out: { type: "string", describe: text["option.out"] },
    template: { type: "string", describe: text["option.template"] },
    browser: { type: "boolean", default: false, describe: text["option.browser"] },
    fields: { type: "string", describe: text["option.fields"] },
    ...Object.fromEntries(
      FIELD_NAMES.map((name) => [name, { type: "string", describe: text[`option.${name}`] }]),
    ),
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of `npm run report`. Who handed in last is the student of one's own lab.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readReportOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ReportOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const say = createReportSay(language);
  const value = (name: string): string | undefined => given[name] as string | undefined;
  const submission = value("submission");
  const formats = readFormats(String(given["format"]), language);
  if (value("template") !== undefined && !formats.includes("docx")) {
    throw new UsageError(say("template.no-docx"));
  }
  const remembered = submission === undefined ? rememberedStudent(projectRoot()) : {};
  return {
    ...{ lab: String(given["lab"]), submission, formats, language },
    ...{ bundle: value("bundle"), template: value("template"), out: value("out") },
    browser: given["browser"] === true,
    fields: readFields(given, value("fields"), remembered, say),
  };
}

/** @throws UsageError when one is not known. */
function readFormats(given: string, language: Language): readonly Format[] {
  const asked = given
    .toLowerCase()
    .split(/[,，\s]+/)
    .filter((one) => one !== "");
  const known: readonly string[] = FORMATS;
  const unknown = asked.find((one) => !known.includes(one)) ?? (asked.length === 0 ? '""' : null);
  if (unknown !== null) {
    throw new UsageError(createReportSay(language)("usage.format", { format: unknown }));
  }
  return FORMATS.filter((format) => asked.includes(format));
}
