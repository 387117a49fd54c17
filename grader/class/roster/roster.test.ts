import { expect } from "chai";
import { nameParts } from "../collect/name-parts.ts";
import type { Gathered } from "../collect/gather.ts";
import { studentPath } from "../report/class-table.ts";
import { assign } from "./assign.ts";
import { matchStudent } from "./match.ts";
import { RosterError, readRoster } from "./roster.ts";
import type { Student } from "./roster.ts";

const students = readRoster(
  Buffer.from(
    "number,name\n2021001,张三\n2021002,张三丰\n2021003,Ada Wang\n2021004,李四\n2021005,李四\n2021006,Li\n",
  ),
);

const numberOf = (name: string, ...hints: string[]): string => {
  const { platform, author } = nameParts(name);
  const match = matchStudent([...platform, ...author, ...hints], students);
  return match.kind === "one" ? match.student.number : match.kind;
};

const gathered = (name: string): Gathered => ({
  item: { name, path: name, kind: "archive", time: new Date(name.length) },
  ready: { code: "no-lab", details: { lab: "lab5" } },
  ...{ named: nameParts(name).platform, said: nameParts(name).author, remarks: [] },
});

describe("the roster", () => {
  it("is read in Chinese and English, in UTF-8 and GBK, with commas, semicolons and tabs", () => {
    const expected: Partial<Student> = {
      number: "01",
      name: "张三",
      group: "一班",
      language: "zh",
    };
    const gbk = Buffer.from(
      "d1a7bac52cd0d5c3fb2cb0e0bcb62cd3efd1d40a30312cd5c5c8fd2cd2bbb0e02cd6d0cec4",
      "hex",
    );
    for (const bytes of [
      Buffer.from("\uFEFF学号,姓名,班级,语言\n01,张三,一班,中文\n"),
      Buffer.from("Student Number;Full name;Class;Lang\r\n01;张三;一班;zh\r\n"),
      Buffer.from('ID\tName\tSection\tLanguage\n01\t"张三"\t一班\tzh\n'),
      gbk,
    ]) {
      expect(readRoster(bytes)[0]).to.include(expected);
    }
  });

  it("is refused with the reason when it can't be used", () => {
    const codes = [
      "",
      "a,b\n1,2\n",
      "number\n1\n1\n",
      'name\n"a',
      "name,submitted\na,soon\n",
      "name\n",
    ].map((text) => {
      try {
        readRoster(Buffer.from(text));
        return "read";
      } catch (error) {
        return (error as RosterError).code;
      }
    });
    expect(codes).to.deep.equal([
      "no-columns",
      "no-columns",
      "same-number",
      "not-csv",
      "bad-time",
      "empty",
    ]);
  });

  it("finds whose a submission is by the names that platforms give it", () => {
    expect(numberOf("2021001-张三-实验五.zip")).to.equal("2021001");
    expect(numberOf("张三丰_123456_assignsubmission_file_")).to.equal("2021002");
    expect(numberOf("wangada_12345_67890_lab5.zip")).to.equal("2021003");
    expect(numberOf("Ada Wang_9_assignsubmission_file_")).to.equal("2021003");
    expect(numberOf("lab5-2021004")).to.equal("2021004");
    expect(numberOf("12021001.zip")).to.equal("none");
    expect(numberOf("Oliver_1_assignsubmission_file_")).to.equal("none");
  });

  it("asks the files only where the platform's name leaves it open", () => {
    const folder = "李四_5_assignsubmission_file_";
    expect(numberOf(folder)).to.equal("several");
    expect(numberOf(folder, "2021005-lab5.zip")).to.equal("2021005");
    expect(numberOf("2021001-张三.zip", "2021003-Ada Wang")).to.equal("2021001");
  });

  it("lets no student's own file name speak for the platform", () => {
    for (const name of [
      "wangada_12345_67890_2021001.zip",
      "wangada_LATE_12345_67890_2021001-张三.zip",
      "Ada Wang_9_assignsubmission_file_2021001.zip",
      "Ada Wang_9_assignsubmission_file_x_1_assignsubmission_file_2021001",
    ]) {
      expect(numberOf(name), name).to.equal("2021003");
    }
    expect(numberOf("nobody_12345_67890_2021001.zip")).to.equal("2021001");
    expect(numberOf("张三_2021001_5_lab.zip")).to.equal("2021001");
    expect(numberOf("李四_5_assignsubmission_file_2021005.zip")).to.equal("2021005");
  });

  it("leaves it open where number and name in one text are of two students", () => {
    expect(numberOf("2021001-Ada Wang.zip")).to.equal("several");
    expect(numberOf("2021001-Ada Wang.zip", "2021003-Ada Wang")).to.equal("2021003");
    expect(numberOf("2021004-李四.zip")).to.equal("2021004");
  });

  it("keeps everybody's own submission where one is called like another's", () => {
    const own = gathered("zhangsan_1_2_2021001.zip");
    const adas = gathered("wangada_12345_67890_2021001.zip");
    const entries = assign([own, adas], students);
    const entryOf = (number: string) => entries.find(({ student }) => student.number === number);
    expect(entryOf("2021001")?.submission).to.equal(own);
    expect(entryOf("2021003")?.submission).to.equal(adas);
    expect(entryOf("2021003")?.remarks).to.deep.equal([
      { id: "other-student", details: { said: "2021001.zip" } },
    ]);
  });

  it("has an id for every name, however it is cut", () => {
    const [entry] = assign([gathered(`${"x".repeat(59)}😀.zip`)], null);
    expect(entry?.id).to.equal("x".repeat(59));
    expect(studentPath(entry?.id ?? "")).to.include("x");
  });

  it("finds nobody in a long text, and a name of several words in a short one", () => {
    expect(numberOf("a ".repeat(2 ** 17))).to.equal("none");
    expect(numberOf("lab5 by A. D. A. Wang")).to.equal("2021003");
    expect(numberOf("lab5 by A. D. A. Wangs")).to.equal("none");
  });
});
