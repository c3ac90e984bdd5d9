import { describe, expect, it } from "vitest";
import { findDelimiter } from "./delimiter";

const find = (lines: string[], isWhole = true) => {
  const found = findDelimiter(lines.join("\n"), isWhole);
  return "question" in found ? found.question.candidates.map(({ value }) => value) : found.delimiter;
};
const ONE_COLUMN = "\u001f";

describe("findDelimiter", () => {
  it.each<[string, string[], string | string[]]>([
    ["commas", ["a,b", "1,2"], ","],
    ["semicolons with decimal commas", ["Site;MW;MVA", "A;1,5;2,5", "B;3,5;4,5"], ";"],
    ["tabs with addresses", ["Site\tPlace", "A\tx, y", "B\tx, z"], "\t"],
    ["commas with lists in cells", ["Site,Users", "A,x; y", "B,z; w"], ","],
    ["bars", ["a|b", "1|2"], "|"],
    ["titles above", ["Register of loads, north", "", "a;b", "1;2", "3;4"], ";"],
    ["many titles above few rows", ["t", "u", "v", "w", "x", "a;b", "1;2", "3;4"], ";"],
    ["a row that is too short", ["a,b,c", "1,2", "3,4,5"], ","],
    ["the delimiter of a line of its own", ["sep=|", "a,b", "1,2"], "|"],
    ["a header alone", ["a;b"], ";"],
    ["one column", ["Site", "A", "B"], ONE_COLUMN],
    ["one column with a comma in a name", ["Site", "A", "B", "C, annex", "D"], ONE_COLUMN],
    ["one column whose last name has a comma", ["Site", "A", "B", "C", "D, annex"], ONE_COLUMN],
    ["two that divide alike", ["a,b;c", "1,2;3"], [",", ";"]],
    ["half of the rows", ["Site", "A, x", "B", "C, y", "D", "E, z", "F"], [",", ONE_COLUMN]],
  ])("%s", (_, lines, expected) => expect(find(lines)).toEqual(expected));

  it("does not count the last row of a part of the text", () => {
    expect(find(["a;b", "1;2", '"3'], false)).toBe(";");
    expect(find(["a", "b", "c,d"], false)).toBe(ONE_COLUMN);
  });

  it("shows what each delimiter would make of the text", () => {
    const found = findDelimiter("a,b;c\n1,2;3", true);
    expect("question" in found && found.question).toEqual({
      about: "delimiter",
      candidates: [
        { value: ",", reading: ",: a ¦ b;c" },
        { value: ";", reading: ";: a,b ¦ c" },
      ],
    });
  });
});
