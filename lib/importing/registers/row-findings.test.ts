import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import type { JudgeRow } from "./adapters/adapter";
import { RegisterMapping } from "./mapping";
import type { RegisterRow } from "./read-rows";
import { mappingOf, readTable, readTexts, tableOf } from "./register.fixture";

const mapping = mappingOf({
  columns: {
    Stage: [{ field: "status" }],
    MW: [{ field: "megawatts", basis: "facility" }],
    Firm: [{ field: "operator" }],
    Phase: [{ field: "phase" }],
    Remark: [{ field: "note" }],
    Internal: [{ field: "skip" }],
  },
});
const header = ["ID", "Name", "Stage", "MW", "Firm", "Phase", "Remark", "Internal", "Zone"];
const cellsOf = (cells: Record<string, string>) =>
  header.map((title) => ({ ID: "1", Name: "Alpha", ...cells })[title] ?? "");
const read = (...rows: Record<string, string>[]) => readTexts(mapping, [header, ...rows.map(cellsOf)]);
const readOne = (cells: Record<string, string>): RegisterRow => {
  const [one] = read(cells);
  if (!one) throw new Error("expected a row");
  return one;
};
const words = ({ problems }: RegisterRow) => problems.map(describeProblem);

describe("a row", () => {
  it("is asked about where something is open and nothing is wrong", () => {
    const asked = (cells: Record<string, string>) => readOne(cells).isAsked;
    expect(asked({})).toBe(false);
    expect(asked({ Stage: "On hold" })).toBe(true);
    expect(asked({ Stage: "On hold", MW: "large" })).toBe(false);
    expect(asked({ MW: "large" })).toBe(false);
  });

  it("is asked what an earlier row asked already, without asking it again", () => {
    const rows = read({ Stage: "On hold" }, { ID: "2", Stage: "On hold" }, { ID: "3", Stage: "Parked" });
    expect(rows.map(({ isAsked, problems }) => [isAsked, problems[0]?.question?.about])).toEqual([
      [true, "status"],
      [true, undefined],
      [true, "status"],
    ]);
  });

  it("with a control character says nothing else, but in a note or in a column that is skipped it says no harm", () => {
    const one = readOne({ Firm: "A\u001fB", MW: "large" });
    expect(words(one)).toEqual(['register.tsv, row 2, Firm: "A\u001fB": holds the control character U+001F']);
    expect(one).toMatchObject({ row: null, notes: [], isAsked: false });
    expect(readOne({ Remark: "a\u0001b", Internal: "c\u0001d" }).row?.note).toBe("a b");
  });

  it("takes texts as long as they may be", () => {
    expect(readOne({ ID: "k".repeat(500) }).row?.key).toHaveLength(500);
    expect(readOne({ Phase: "p".repeat(200) }).row?.phase?.name).toHaveLength(200);
    expect(readOne({ Remark: "n".repeat(3_000) }).row?.note).toBe("n".repeat(3_000));
  });

  it("keeps a cell once, however many meanings of its column are kept", () => {
    const twice = mappingOf({
      columns: {
        MW: [
          { field: "megawatts", basis: "facility" },
          { field: "indicator_megawatts", kind: "ppa" },
        ],
      },
    });
    const [one] = readTexts(twice, [
      ["ID", "Name", "MW"],
      ["1", "Alpha", "> 200"],
    ]);
    expect(one?.row?.note).toBe("MW: > 200");
  });
});

describe("a row of a register of many things", () => {
  const judged = (judge: JudgeRow) => readTable(mapping, tableOf([header, cellsOf({ Zone: "A" })]), judge)[0];

  it("is taken where it is one of ours", () =>
    expect(judged(() => ({ kind: "take" }))).toMatchObject({ row: { key: "1" }, problems: [], notes: [] }));

  it("is left out where it is another thing, and says why", () => {
    const left = judged(() => ({ kind: "leave", why: "is a mill" }));
    expect(left).toMatchObject({ row: null, problems: [], isAsked: false });
    expect(left?.notes.map(describeProblem)).toEqual(['register.tsv, row 2, Name: "Alpha": is a mill; left out']);
  });

  it("is asked about where it may be one", () => {
    const asked = judged(() => ({ kind: "ask", why: "may be a mill" }));
    expect(asked).toMatchObject({ row: null, notes: [], isAsked: true });
    expect(asked?.problems).toMatchObject([
      {
        ...{ column: "Name", value: "Alpha", reason: "may be a mill" },
        question: {
          about: "site",
          candidates: [
            { value: "new", reading: "it is taken" },
            { value: "skip", reading: "it is left out" },
          ],
        },
      },
    ]);
  });

  it("is judged by its cells, by the titles of their columns; a column that is not there says nothing", () => {
    const seen: string[] = [];
    judged((_, cell) => {
      seen.push(cell(" zone "), cell("Type"), cell("Stage"));
      return { kind: "take" };
    });
    expect(seen).toEqual(["A", "", ""]);
  });
});

it("a register without an economy of its own names one of ISO 3166", () => {
  const parsed = RegisterMapping.safeParse({ ...mapping, economy: "ZZZ" });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["economy: is no economy of ISO 3166"]);
  expect(RegisterMapping.safeParse({ ...mapping, economy: "KOR" }).success).toBe(true);
});

describe("the unit of a row", () => {
  const own = mappingOf({
    columns: {
      Size: [{ field: "megawatts", basis: "facility" }],
      "Size (MW)": [{ field: "indicator_megawatts", kind: "grid_interconnect" }],
      단위: [{ field: "unit" }],
    },
  });
  const readOwn = (size: string, unit: string, more: Record<string, string> = {}) => {
    const cells: Record<string, string> = { ID: "1", Name: "Alpha", Size: size, 단위: unit, ...more };
    const [one] = readTexts(own, [Object.keys(cells), Object.values(cells)]);
    if (!one) throw new Error("expected a row");
    return one;
  };

  it.each([
    ["9800", "kW", "9.8"],
    ["1.2", "GW", "1200"],
    ["45", "메가와트", "45"],
    ["45", "", "45"],
    ["45 MW", "kW", "45"],
  ])("%s in a column of %s is %s MW", (size, unit, megawatts) =>
    expect(readOwn(size, unit).row?.phase?.megawatts).toBe(megawatts),
  );

  it("that is not known, or another than the column's title says, is refused", () => {
    expect(words(readOwn("9800", "horses"))).toEqual(['register.tsv, row 2, 단위: "horses": is no unit that is known']);
    expect(words(readOwn("", "kW", { "Size (MW)": "40" }))).toEqual([
      'register.tsv, row 2, 단위: "kW": is another unit than that of the title "Size (MW)", MW',
    ]);
  });
});
