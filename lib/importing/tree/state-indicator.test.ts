import { describe, expect, it } from "vitest";
import type { RecordIndicator } from "../records/record-set";
import { stateIndicator } from "./state-indicator";
import { claimOf, knownOf, phaseOn, serviceWith, siteOn, speakers } from "./tree.fixture";

const service = (claims = [claimOf()]): RecordIndicator => ({ phase: null, kind: "service", key: "service", claims });
const outcomes = (stated: ReturnType<typeof stateIndicator>) => stated.fates.map(({ outcome }) => outcome);

describe("an indicator that is stated", () => {
  it("is added to its site with its claims where there is none", () => {
    const site = siteOn();
    const stated = stateIndicator(site, null, service(), null, speakers);
    expect(stated).toEqual({ isNew: true, fates: [{ outcome: "added" }] });
    expect(site.indicators).toMatchObject([
      { id: null, phase: null, kind: "service", key: "service", fields: service(), milestones: [{ id: null }] },
    ]);
  });

  it("stays as it is where it is on record, and takes the claims that are new, in their order", () => {
    const site = siteOn({ indicators: [serviceWith(knownOf())] });
    const later = claimOf({ knownOn: "2026-02-28", source: "paper", kind: "estimated" });
    const stated = stateIndicator(site, null, service([claimOf(), later]), null, speakers);
    expect(stated.isNew).toBe(false);
    expect(outcomes(stated)).toEqual(["unchanged", "added"]);
    expect(site.indicators).toHaveLength(1);
    expect(site.indicators[0]?.fields).toBeNull();
  });

  it("is another one of another phase, kind or key", () => {
    const [first, second] = [phaseOn(), phaseOn({ id: 6, ordinal: 2 })];
    const site = siteOn({ phases: [first, second], indicators: [{ ...serviceWith(knownOf()), phase: first }] });
    expect(stateIndicator(site, first, service(), null, speakers).isNew).toBe(false);
    expect(stateIndicator(site, second, service(), null, speakers).isNew).toBe(true);
    expect(stateIndicator(site, null, service(), null, speakers).isNew).toBe(true);
    expect(stateIndicator(site, first, { ...service(), key: "hall-b" }, null, speakers).isNew).toBe(true);
    expect(stateIndicator(site, first, { ...service(), kind: "site" }, null, speakers).isNew).toBe(true);
    expect(site.indicators.map(({ phase, kind, key }) => [phase?.ordinal, kind, key])).toEqual([
      [1, "service", "service"],
      [2, "service", "service"],
      [undefined, "service", "service"],
      [1, "service", "hall-b"],
      [1, "site", "service"],
    ]);
  });

  describe("with the plan and the fact of one step", () => {
    const fact = { kind: "actual", earliestOn: "2028-08-15", latestOn: "2028-08-15", knownOn: "2028-09-30" } as const;
    const next = { knownOn: "2028-10-31" };
    const known = () => siteOn({ indicators: [serviceWith(knownOf(), knownOf({ id: 2, ...fact }))] });
    const again = (...claims: ReturnType<typeof claimOf>[]) =>
      outcomes(stateIndicator(known(), null, service(claims), "register:queue", speakers));

    it("says nothing new when a register repeats both", () => {
      expect(again(claimOf(next), claimOf({ ...fact, ...next }))).toEqual(["unchanged", "unchanged"]);
    });

    it("moves the one that is said otherwise", () => {
      const moved = claimOf({ ...next, earliestOn: "2028-07-31", latestOn: "2028-07-31" });
      expect(again(moved, claimOf({ ...fact, ...next }))).toEqual(["changed", "unchanged"]);
    });

    it("goes back to a plan where the fact is no longer stated beside it, or only of another step", () => {
      expect(again(claimOf(next))).toEqual(["changed"]);
      expect(again(claimOf(next), claimOf({ ...fact, ...next, step: "cancelled" }))).toEqual(["changed", "added"]);
    });
  });
});
