import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import { checkMapping } from "./mapped-columns";
import { RegisterMapping } from "./mapping";
import { createOrderSurvey } from "./order-survey";
import { mappingOf, readTable, tableOf } from "./register.fixture";

const date = (claim: string, more = {}) => ({ field: "date", kind: "service", step: "in_service", claim, ...more });

describe("a mapping", () => {
  it("has only steps that its kinds have, and no claims that no column can make", () => {
    const refused = (column: unknown) =>
      RegisterMapping.shape.columns.safeParse({ A: [column] }).error?.issues[0]?.path;
    expect(refused(date("promised"))).toBeUndefined();
    expect(refused(date("promised", { step: "granted" }))).toEqual(["A", 0]);
    expect(refused(date("withdrawn"))).toEqual(["A", 0, "claim"]);
    const status = (step: string) =>
      RegisterMapping.shape.statuses.safeParse({ x: { means: "reached", kind: "permit", step } }).success;
    expect([status("granted"), status("signed")]).toEqual([true, false]);
  });

  it("finds its columns whatever their case, width and spacing", () => {
    const { plan } = tableOf([
      ["id", "NAME"],
      ["1", "A"],
    ]);
    expect(checkMapping(mappingOf(), plan)).toEqual({ problems: [], notes: [] });
  });

  it("needs the columns of its key and of the name; another that is missing is a note", () => {
    const { plan } = tableOf([
      ["Number", "Title"],
      ["1", "A"],
    ]);
    const mapping = mappingOf({ key: ["ID", "Part"], columns: { COD: [date("promised")] } });
    const { problems, notes } = checkMapping(mapping, plan);
    expect(problems.map(describeProblem)).toEqual([
      "register.tsv, row 1, ID: this column of the key is missing: rows cannot be told apart without it",
      "register.tsv, row 1, Part: this column of the key is missing: rows cannot be told apart without it",
      "register.tsv, row 1: no column says the name of the site",
    ]);
    expect(notes.map(describeProblem)).toEqual([
      "register.tsv, row 1, Name: the mapping knows this column, this table has none of its name",
      "register.tsv, row 1, COD: the mapping knows this column, this table has none of its name",
    ]);
  });

  it("says nothing twice, but names, places and remarks may fill several columns", () => {
    const { plan } = tableOf([
      ["ID", "Name", "A", "B", "C"],
      ["1", "x", "1", "2", "3"],
    ]);
    const reasons = (columns: Record<string, unknown[]>) =>
      checkMapping(mappingOf({ columns }), plan).problems.map(({ column, reason }) => `${column} ${reason}`);
    const mw = { field: "megawatts", basis: "facility" };
    expect(reasons({ A: [mw], B: [{ ...mw, basis: "critical_it" }] })).toEqual([
      'B is mapped to "megawatts", as the column "A" is',
    ]);
    expect(reasons({ A: [date("promised")], B: [date("promised")] })[0]).toMatch(/^B is mapped to "date service /);
    expect(reasons({ A: [date("promised")], B: [date("actual")], C: [date("promised", { key: "two" })] })).toEqual([]);
    const party = (kind: string) => ({ field: "counterparty", kind });
    expect(reasons({ A: [party("ppa")], B: [party("permit")] })).toEqual([]);
    expect(reasons({ A: [party("ppa")], B: [party("ppa")] })).toHaveLength(1);
    for (const field of ["alias", "locality", "operator", "owner", "user", "note", "skip"])
      expect(reasons({ A: [{ field }], B: [{ field }] })).toEqual([]);
  });
});

describe("the order of day and month", () => {
  const mapping = mappingOf({ columns: { COD: [date("estimated")], Updated: [{ field: "known_on" }] } });
  const survey = (texts: string[][], by = mapping) => {
    const table = tableOf([
      ["ID", "Name", "COD", "Updated"],
      ...texts.map(([cod = "", updated = ""], at) => [String(at), "n", cod, updated]),
    ]);
    const orders = createOrderSurvey(by, table.plan);
    orders.add(table.rows.slice(0, 1));
    orders.add(table.rows.slice(1));
    return { ...orders.finish(), table };
  };

  it("is decided for each column by its own dates", () => {
    const { orders, questions } = survey([
      ["03/04/2027", "2/10/2026"],
      ["30/9/2027", "10/25/2026"],
      ["TBD", "2026-01-05"],
    ]);
    expect([...orders]).toEqual([
      ["COD", "dmy"],
      ["Updated", "mdy"],
    ]);
    expect(questions).toEqual([]);
  });

  it("is asked where nothing decides, with what each would make of the text", () => {
    const { orders, questions } = survey([
      ["2027-05", ""],
      ["03/04/2027", "x"],
    ]);
    expect(orders.size).toBe(0);
    expect(questions).toEqual([
      {
        ...{ file: "register.tsv", sheet: null, row: 3, column: "COD", value: "03/04/2027" },
        reason: "may be several days: in which order do day, month and year stand? (dateOrder)",
        question: {
          about: "date_order",
          candidates: [
            { value: "dmy", reading: "2027-04-03" },
            { value: "mdy", reading: "2027-03-04" },
          ],
        },
      },
    ]);
  });

  it("may have the year first: the question names it, and so do its answers", () => {
    const [question] = survey([["28.6.30", ""]]).questions;
    expect(question?.reason).toBe("may be several days: in which order do day, month and year stand? (dateOrder)");
    expect(question?.question?.candidates).toEqual([
      { value: "dmy", reading: "2030-06-28" },
      { value: "ymd", reading: "2028-06-30" },
    ]);
  });

  it("is the mapping's where nothing decides; a column that proves another keeps it", () => {
    const american = { ...mapping, dateOrder: "mdy" as const };
    expect([...survey([["03/04/2027", "30/09/2026"]], american).orders]).toEqual([
      ["COD", "mdy"],
      ["Updated", "dmy"],
    ]);
  });

  it("is asked where two dates of a column contradict each other, unless the mapping says", () => {
    const texts = [
      ["13/04/2027", ""],
      ["04/13/2027", ""],
    ];
    const [question] = survey(texts).questions;
    expect(question?.reason).toBe('is written in one order and "04/13/2027" in another: which holds? (dateOrder)');
    expect(question?.question?.candidates).toEqual([{ value: "dmy", reading: "2027-04-13" }]);
    const { orders, table } = survey(texts, { ...mapping, dateOrder: "dmy" });
    expect(orders.get("COD")).toBe("dmy");
    const read = readTable({ ...mapping, dateOrder: "dmy" }, table);
    expect(read.map(({ row }) => row?.indicators[0]?.claims[0]?.earliestOn)).toEqual(["2027-04-13", undefined]);
    expect(read[1]?.problems[0]).toMatchObject({ row: 3, value: "04/13/2027" });
  });

  it("does not look at rows that are no records, nor at a workbook's dates", () => {
    const table = tableOf([
      ["ID", "Name", "COD"],
      ["1", "A", "03/04/2027"],
      ["2", "B", "03/05/2027"],
    ]);
    const [first, second] = table.rows;
    if (first) first.kind = "note";
    if (second?.cells[2]) second.cells[2].value = { kind: "date", date: "2027-05-03" };
    const orders = createOrderSurvey(mapping, table.plan);
    orders.add(table.rows);
    expect(orders.finish()).toEqual({ orders: new Map(), questions: [] });
  });

  it("is asked in the row, too, where it is still open", () => {
    const { table } = survey([
      ["03/04/2027", ""],
      ["03/04/2027", ""],
    ]);
    const read = readTable(mapping, table);
    expect(read.map(({ row, problems }) => [row, problems[0]?.question?.about])).toEqual([
      [null, "date_order"],
      [null, undefined],
    ]);
    expect(read[0]?.problems[0]?.reason).toBe(
      "may be several days: in which order do day, month and year stand? (dateOrder)",
    );
    expect(read[0]?.problems[0]?.question?.candidates).toEqual([
      { value: "dmy", reading: "2027-04-03" },
      { value: "mdy", reading: "2027-03-04" },
    ]);
  });
});
