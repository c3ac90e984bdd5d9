import { expect, it } from "vitest";
import { articleClaimSlugs, articleClaimsOf, claimOf, claimStanding } from "./article-claims";
import { articleClaims, seededClaims } from "./article-claims.fixture";

it("reads the records in plain USD and shares, a single figure as both ends", () => {
  expect(claimOf(articleClaims, "a01")).toMatchObject({ low: 40e9, high: 40e9, unit: "USD", isIndependent: false });
  expect(claimOf(articleClaims, "a09")).toMatchObject({ low: 8e9, high: 10e9, unit: "USD per year" });
  expect(claimOf(articleClaims, "a10")).toMatchObject({ low: 0.3, high: 0.32, unit: "share" });
  expect(claimOf(articleClaims, "a17")).toMatchObject({ low: 3, high: 5, unit: "years" });
  expect(articleClaims.map(({ slug }) => slug)).toEqual([...articleClaimSlugs]);
});

it("leaves an open end open", () => {
  expect(claimOf(articleClaims, "a14")).toMatchObject({ low: null, high: 0.5 });
  expect(claimOf(articleClaims, "a28")).toMatchObject({ low: 120e9, high: null });
});

it("follows a changed record, and is none when a record is missing", () => {
  const changed = seededClaims.map((one) => (one.slug === "a09" ? { ...one, low: 6 } : one));
  expect(claimOf(articleClaimsOf(changed) ?? [], "a09").low).toBe(6e9);
  expect(articleClaimsOf(seededClaims.filter(({ slug }) => slug !== "a17"))).toBeNull();
});

it("says whose word a claim is", () => {
  expect(articleClaims.map(claimStanding)).toContain("operators-own");
  expect(claimStanding({ isIndependent: null })).toBe("unknown");
  expect(claimStanding({ isIndependent: true })).toBe("independent");
});
