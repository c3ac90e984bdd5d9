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

  it("is refused by name where the database does not keep its precision", () => {
    const input = { ...statement, milestoneId: 1, sourceId: 1, mark: "V" };
    const range = { earliestOn: "2027-04-01", latestOn: "2027-09-30", precision: "range" };
    const parsed = ClaimInput.safeParse({ ...input, ...range });
    expect(parsed.error?.issues).toEqual([
      expect.objectContaining({
        path: ["precision"],
        message: "precision: expected one of day, month, quarter, half, year, by, unknown",
      }),
    ]);
    expect(ClaimInput.safeParse({ ...input, ...range, precision: "half" }).success).toBe(true);
  });
});
