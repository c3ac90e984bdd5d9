import { describe, expect, it } from "vitest";
import { parseFlagListQuery, writeFlagListQuery } from "./flag-list";

describe("the address of the flags", () => {
  it("reads what it writes", () => {
    const filters = { severity: "high", rule: "forecast_late", economy: "KOR", standing: "acknowledged" } as const;
    const query = { kind: "risk", ...filters, page: 2 } as const;
    expect(writeFlagListQuery(query)).toBe(
      "?severity=high&rule=forecast_late&economy=KOR&standing=acknowledged&page=2",
    );
    expect(parseFlagListQuery(filters)).toMatchObject(filters);
    expect(parseFlagListQuery({ ...query, page: "2" })).toEqual(query);
    expect(writeFlagListQuery(parseFlagListQuery({ kind: "task" }))).toBe("?kind=task");
  });
  it("makes the best of nonsense", () => {
    const none = { kind: "risk", severity: null, rule: null, economy: null, standing: null, page: 1 } as const;
    expect(parseFlagListQuery({})).toEqual(none);
    expect(
      parseFlagListQuery({ kind: "x", severity: "worst", rule: "__proto__", economy: "kor", standing: "", page: "x" }),
    ).toEqual(none);
    expect(parseFlagListQuery({ severity: ["medium", "high"], page: "-3" })).toEqual({ ...none, severity: "medium" });
    expect(writeFlagListQuery(none)).toBe("");
  });
});
