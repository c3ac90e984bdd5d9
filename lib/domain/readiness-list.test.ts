import { describe, expect, it } from "vitest";
import { parseReadinessListQuery, readinessSortDirection, writeReadinessListQuery } from "./readiness-list";

describe("the readiness table's address", () => {
  it("reads back what it writes, and writes no defaults", () => {
    for (const address of ["", "?basis=critical_it&sort=grid&dir=asc", "?show=apec&sort=economy"]) {
      const query = parseReadinessListQuery(Object.fromEntries(new URLSearchParams(address)));
      expect(writeReadinessListQuery(query)).toBe(address);
    }
    expect(writeReadinessListQuery(parseReadinessListQuery({ sort: "expected_2030" }))).toBe("");
  });
  it("takes what it cannot read as not there", () => {
    const query = parseReadinessListQuery({
      basis: "generation_nameplate",
      sort: "'; drop",
      dir: ["asc", "desc"],
      x: "1",
    });
    expect(query).toEqual({ basis: null, show: null, sort: "expected_2030", dir: "asc" });
    expect(readinessSortDirection({ sort: "grid", dir: null })).toBe("desc");
  });
});
