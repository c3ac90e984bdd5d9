import { expect, it } from "vitest";
import { day, party, told } from "@/lib/chain/schedule.fixture";
import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { newsOf } from "./hindcast-news";

const owner = party("owner", "owner");
const from = (claim: ClaimRecord, source: Partial<ClaimRecord["source"]>) => ({
  ...{ ...claim, source: { ...claim.source, ...source } },
});
const press = (claim: ClaimRecord) => from(claim, { class: "press", publisher: "Daily" });
const of = (claims: ClaimRecord[], options: Partial<SiteRecords> = {}, more: Parameters<typeof phase>[0] = []) => {
  const one = site([phase([indicator("service", { in_service: claims }), ...more])], options);
  return newsOf(one, firstOf(one.phases));
};

it("a service is confirmed by who does it, connects it, licenses it or saw it, not by others nor by inference", () => {
  const served = press(told("actual", "2026-06-23", "2026-06-24"));
  const isConfirmed = (claim: ClaimRecord, options: Partial<SiteRecords> = {}) => of([claim], options)[0]?.isConfirmed;
  expect(isConfirmed(served)).toBe(false);
  for (const kind of ["operator", "utility", "regulator", "imagery"] as const)
    expect(isConfirmed(from(served, { class: kind })), kind).toBe(true);
  for (const kind of ["counterparty", "analyst"] as const)
    expect(isConfirmed(from(served, { class: kind })), kind).toBe(false);
  expect(isConfirmed({ ...served, claimant: owner }, { operator: owner })).toBe(true);
  expect(isConfirmed({ ...served, claimant: owner }, { operator: null, utility: owner })).toBe(true);
  expect(isConfirmed({ ...served, claimant: { ...owner, id: owner.id + 1 } }, { operator: owner })).toBe(false);
  expect(isConfirmed(from({ ...served, kind: "inferred" }, { class: "operator" }))).toBe(false);
  expect(isConfirmed(from({ ...served, latestDay: null, earliestDay: null }, { class: "operator" }))).toBe(false);
});

it("a date is a look unless it only repeats one, or is of the publication whose rows are compared", () => {
  const first = press(told("promised", "2026-12-31", "2026-01-10", { id: 1 }));
  const again = press(told("promised", "2026-12-31", "2026-03-10", { id: 2 }));
  const moved = press(told("estimated", "2027-03-31", "2026-05-10", { id: 3 }));
  expect(of([first, again, moved]).map(({ isLook }) => isLook)).toEqual([true, false, true]);
  expect(of([from(moved, { publisher: "Epoch AI" })])[0]).toMatchObject({ what: "word", isLook: false });
  expect(of([first])[0]).toMatchObject({ knownDay: day("2026-01-10"), latestDay: day("2026-12-31") });
});

it("a visit that finds it open is a look; a withdrawal and a cancelled site end it", () => {
  const visit = told("seen_open", "2026-08-01", "2026-08-01");
  expect(of([visit])[0]).toMatchObject({ what: "open", knownDay: day("2026-08-01"), isLook: true });
  const withdrawn = from(told("withdrawn", "2026-08-01", "2026-08-01"), { class: "operator" });
  expect(of([withdrawn])[0]).toMatchObject({ what: "ended", isConfirmed: true });
  const cancelled = press(told("actual", "2026-07-01", "2026-08-01"));
  expect(of([], {}, [indicator("site", { cancelled: [cancelled] })])).toMatchObject([
    { what: "ended", latestDay: day("2026-07-01"), isConfirmed: false },
  ]);
  expect(of([told("not_required", "2026-08-01", "2026-08-01")])).toEqual([]);
});
