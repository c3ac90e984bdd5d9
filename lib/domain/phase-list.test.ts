import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PhaseListQuery, parsePhaseListQuery, sortDirection, withChange, writePhaseListQuery } from "./phase-list";

const defaults = PhaseListQuery.parse({});
const read = (written: string) => parsePhaseListQuery(Object.fromEntries(new URLSearchParams(written)));

describe("parsePhaseListQuery", () => {
  it("has defaults for an empty address", () => {
    expect(defaults).toEqual({
      q: null,
      economy: null,
      operator: null,
      flagged: null,
      stage: null,
      late: null,
      sort: "risk",
      dir: null,
      page: 1,
      size: 50,
    });
  });

  it("reads each parameter", () => {
    expect(
      read("?q= 울산 &economy=KOR&operator=sk-group&flagged=high&stage=open&late=180&sort=p50&dir=desc&page=3&size=25"),
    ).toEqual({
      q: "울산",
      economy: "KOR",
      operator: "sk-group",
      flagged: "high",
      stage: "open",
      late: 180,
      sort: "p50",
      dir: "desc",
      page: 3,
      size: 25,
    });
  });

  it.each([
    ["sort=id;drop table", { sort: "risk" }],
    ["page=-4&size=5000", { page: 1, size: 100 }],
    ["page=1e99&size=1", { page: 100_000, size: 10 }],
    ["page=abc&size=", { page: 1, size: 50 }],
    ["economy=korea&operator=A/../b", { economy: null, operator: null }],
    ["late=", { late: null }],
    ["late=x", { late: null }],
    ["late=0", { late: 0 }],
    ["q=%20", { q: null }],
    ["q=a%00b", { q: "ab" }],
  ])("makes the best of %s", (address, expected) => {
    expect(read(address)).toMatchObject(expected);
  });

  it("takes the first of a repeated parameter and composes Hangul", () => {
    expect(parsePhaseListQuery({ sort: ["p80", "site"], q: "울산".normalize("NFD") })).toMatchObject({
      sort: "p80",
      q: "울산",
    });
  });

  it("never throws and always reads back what it writes", () => {
    const any = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constant(undefined),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const keys = Object.keys(PhaseListQuery.shape);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(keys.map((key) => [key, any]))), (parameters) => {
        const query = parsePhaseListQuery(parameters);
        expect(read(writePhaseListQuery(query))).toEqual(query);
      }),
    );
  });
});

describe("addresses", () => {
  it("leaves defaults out", () => {
    expect(writePhaseListQuery(defaults)).toBe("");
    expect(writePhaseListQuery({ ...defaults, economy: "KOR", page: 2 })).toBe("?economy=KOR&page=2");
  });
  it("starts at the first page after a change", () => {
    expect(withChange({ ...defaults, page: 7 }, { economy: "KOR" })).toMatchObject({ economy: "KOR", page: 1 });
    expect(withChange({ ...defaults, economy: "KOR" }, { page: 2 })).toMatchObject({ economy: "KOR", page: 2 });
  });
  it("sorts each column the usual way unless told", () => {
    expect(sortDirection({ sort: "risk", dir: null })).toBe("desc");
    expect(sortDirection({ sort: "p50", dir: null })).toBe("asc");
    expect(sortDirection({ sort: "p50", dir: "desc" })).toBe("desc");
  });
});
