import { describe, expect, it } from "vitest";
import { decideSigns, emptyTally, tallySign } from "./decimal-sign";

const tally = (...texts: string[]) => {
  const made = emptyTally();
  for (const [index, text] of texts.entries()) tallySign(made, text, index + 2);
  return made;
};
const decide = (delimiter: string | null, ...columns: string[][]) =>
  decideSigns(
    columns.map((texts) => tally(...texts)),
    delimiter,
  ).map(({ sign, question }) => question?.about ?? sign);

describe("the decimal sign", () => {
  it("shows in a column's own numbers", () => {
    expect(decide("\t", ["1.200", "0.5"], ["1.200", "0,5"])).toEqual([".", ","]);
    expect(decide(null, ["1.200.000", "1.200"])).toEqual([","]);
    expect(decide(null, ["1,200,000", "1,200"])).toEqual(["."]);
  });

  it("shows in other columns, if they agree", () => {
    expect(decide(";", ["1.200"], ["12,75"])).toEqual([",", ","]);
    expect(decide(";", ["1.200"], ["12.75"])).toEqual([".", "."]);
    expect(decide(";", ["1.200"], ["12.75"], ["0,5"])).toEqual(["decimal_sign", ".", ","]);
  });

  it("is a point where commas divide the cells and set off thousands", () => {
    expect(decide(",", ["1,200", "2,450"])).toEqual(["."]);
    expect(decide(",", ["1.200"])).toEqual(["decimal_sign"]);
    expect(decide(",", ["1,200", "1.200"])).toEqual(["decimal_sign"]);
    expect(decide(";", ["1,200"])).toEqual(["decimal_sign"]);
    expect(decide(null, ["1,200"])).toEqual(["decimal_sign"]);
  });

  it("is asked where one column shows both, and not where nothing needs it", () => {
    expect(decide(null, ["0.5", "0,5", "1.200"])).toEqual(["decimal_sign"]);
    expect(decide(null, ["0.5", "0,5", "7"])).toEqual([null]);
    expect(decide(null, ["100", "1 200", "North"])).toEqual([null]);
  });

  it("does not show in months, dates and names", () => {
    expect(decide(null, ["12.2026", "2027.9"], ["1.200"])).toEqual([null, "decimal_sign"]);
    expect(decide(null, ["30.09.2027", "v1.5b"], ["1.200"])).toEqual([null, "decimal_sign"]);
  });

  it("asks with both readings of the first number that has two", () => {
    const made = tally("100", "~ 1.200 MW", "2.450");
    expect(made.either).toEqual({ text: "~ 1.200 MW", row: 3 });
    expect(decideSigns([made], null)[0]?.question?.candidates).toEqual([
      { value: ".", reading: "1.200 is 1.2" },
      { value: ",", reading: "1.200 is 1200" },
    ]);
  });
});
