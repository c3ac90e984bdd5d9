import { describe, expect, it } from "vitest";
import { ClaimInput, ClaimStatement } from "./claim-input";
import type { DatePrecision } from "./vocabulary";

const statement = { kind: "promised", knownOn: "2026-11-20" } as const;
const fieldsOf = (precision: DatePrecision, earliestOn: string | null, latestOn: string | null) => {
  const parsed = ClaimStatement.safeParse({ ...statement, precision, earliestOn, latestOn });
  return parsed.error?.issues.map(({ path }) => path.join(".")) ?? [];
};

describe("a claim's date", () => {
  it("has the days that its precision needs, and no others", () => {
    expect(fieldsOf("not_before", "2027-07-01", null)).toEqual([]);
    expect(fieldsOf("not_before", "2027-07-01", "2027-09-30")).toEqual(["latestOn"]);
    expect(fieldsOf("not_before", null, null)).toEqual(["earliestOn"]);
    expect(fieldsOf("by", null, "2027-09-30")).toEqual([]);
    expect(fieldsOf("by", "2027-07-01", "2027-09-30")).toEqual(["earliestOn"]);
    expect(fieldsOf("range", "2027-04-01", "2027-09-30")).toEqual([]);
    expect(fieldsOf("range", "2027-04-01", null)).toEqual(["latestOn"]);
    expect(fieldsOf("range", "2027-09-30", "2027-04-01")).toEqual(["latestOn"]);
  });

  it("may have an end that nobody gave, and then no more than the other", () => {
    const input = { ...statement, milestoneId: 1, sourceId: 1, mark: "V" };
    const of = (date: object) => ClaimInput.safeParse({ ...input, ...date });
    expect(of({ earliestOn: "2027-04-01", latestOn: "2027-09-30", precision: "range" }).success).toBe(true);
    expect(of({ earliestOn: "2027-04-01", latestOn: null, precision: "not_before" }).success).toBe(true);
    const closed = of({ earliestOn: "2027-04-01", latestOn: "2027-09-30", precision: "not_before" });
    expect(closed.error?.issues[0]?.message).toBe("latestOn: a date with precision `not_before` has no last day");
  });
});
