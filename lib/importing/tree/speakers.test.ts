import { describe, expect, it } from "vitest";
import { claimRefusals } from "./speakers";
import { claimOf, speakers } from "./tree.fixture";

describe("a claim", () => {
  it("is taken in where its dates hold and its speaker may say so", () => {
    expect(claimRefusals(claimOf(), speakers)).toEqual([]);
    expect(claimRefusals(claimOf({ source: "paper", kind: "estimated" }), speakers)).toEqual([]);
    expect(claimRefusals(claimOf({ source: "paper", claimant: "Operator" }), speakers)).toEqual([]);
    expect(claimRefusals(claimOf({ knownOn: "2026-12-01", knownPrecision: "day" }), speakers)).toEqual([]);
  });

  it("is refused where its dates contradict each other, with the field and what it says", () =>
    expect(claimRefusals(claimOf({ earliestOn: "2028-07-01" }), speakers)).toEqual([
      { field: "date", value: "2028-06-30", reason: "not before the first day, 2028-07-01" },
      {
        field: "date",
        value: "2028-06-30",
        reason: "precision day has one day, first and last the same",
      },
    ]));

  it("is refused where it was said later than it is anywhere", () =>
    expect(claimRefusals(claimOf({ knownOn: "2026-12-02" }), speakers)).toEqual([
      {
        field: "known_on",
        value: "2026-12-02",
        reason: "is later than 2026-12-01, the latest day anywhere",
      },
    ]));

  it("is no promise of a party that does not control the date; the party is named", () => {
    const refusals = claimRefusals(claimOf({ source: "paper", claimant: "Investor" }), speakers);
    expect(refusals).toEqual([
      {
        field: "claimant",
        value: "Investor",
        reason: expect.stringMatching(/^a promise is the word .* not of an organisation that is investor;/),
      },
    ]);
  });

  it("is no promise of a source that controls nothing and names nobody", () =>
    expect(claimRefusals(claimOf({ source: "paper" }), speakers)).toEqual([
      { field: "claimant", value: null, reason: expect.stringContaining("not of a source of class press") },
    ]));
});
