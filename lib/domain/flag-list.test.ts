import { describe, expect, it } from "vitest";
import { parseFlagListQuery, writeFlagListQuery } from "./flag-list";

describe("the address of the flags", () => {
  it("reads what it writes", () => {
    const filters = { severity: "high", rule: "stale", economy: "KOR" } as const;
    const query = { ...filters, page: 2 };
    expect(writeFlagListQuery(query)).toBe("?severity=high&rule=stale&economy=KOR&page=2");
    expect(parseFlagListQuery(filters)).toMatchObject(filters);
    expect(parseFlagListQuery({ ...query, page: "2" })).toEqual(query);
  });
  it("makes the best of nonsense", () => {
    const none = { severity: null, rule: null, economy: null, page: 1 };
    expect(parseFlagListQuery({})).toEqual(none);
    expect(parseFlagListQuery({ severity: "worst", rule: "__proto__", economy: "kor", page: "x" })).toEqual(none);
    expect(parseFlagListQuery({ severity: ["low", "high"], page: "-3" })).toEqual({ ...none, severity: "low" });
    expect(writeFlagListQuery(none)).toBe("");
  });
});
