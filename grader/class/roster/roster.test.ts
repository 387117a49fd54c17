import { expect } from "chai";
import { matchStudent } from "./match.ts";
import { RosterError, readRoster } from "./roster.ts";
import type { Student } from "./roster.ts";

const students = readRoster(
  Buffer.from(
    "number,name\n2021001,张三\n2021002,张三丰\n2021003,Ada Wang\n2021004,李四\n2021005,李四\n2021006,Li\n",
  ),
);

const numberOf = (...texts: string[]): string => {
  const match = matchStudent(texts, students);
  return match.kind === "one" ? match.student.number : match.kind;
};

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
});
