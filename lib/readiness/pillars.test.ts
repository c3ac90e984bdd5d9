import { describe, expect, it } from "vitest";
import { effectiveSites } from "./megawatts";
import { done, phase, planned, record, row } from "./readiness.fixture";
import type { ReadinessIndicator } from "./types";

const pillarOf = (result: ReturnType<typeof row>, name: string) => result.pillars.find(({ pillar }) => pillar === name);

describe("pillars and rank", () => {
  const water = record("water_right", { granted: done() });
  const permit = record("permit", { granted: planned() });
  const grid = record("grid_interconnect", { agreement_signed: done() });

  it("gives the secured share as what is certain and what is possible", () => {
    const result = row([phase(60, [water]), phase(40)]);
    expect(pillarOf(result, "water")).toMatchObject({ isKnown: true, share: { low: 0.6, high: 1 } });
    expect(pillarOf(result, "permits")).toMatchObject({ isKnown: false, reason: "no_record", share: null });
    expect(pillarOf(row([phase(50, [water]), phase(50)]), "water")?.isKnown).toBe(true);
    expect(pillarOf(row([phase(49, [water]), phase(51)]), "water")?.reason).toBe("under_half_recorded");
  });

  it("keeps a fact beside its own pillar, where it changes no figure", () => {
    const fact = {
      pillar: "water",
      indicator: "stress",
      value: 85,
      unit: "%",
      year: 2022,
      unknownReason: null,
    } as const;
    const before = row([phase(100, [permit])]);
    const after = row([phase(100, [permit])], { facts: [fact] });
    expect(after.pillars.filter(({ facts }) => facts.length > 0).map(({ pillar }) => pillar)).toEqual(["water"]);
    expect({ ...after, pillars: after.pillars.map((each) => ({ ...each, facts: [] })) }).toEqual(before);
  });

  it("lowers one pillar only with one record", () => {
    const full = [water, permit, grid];
    const lapsed = [record("water_right", { granted: planned() }), permit, grid];
    const [before, after] = [row([phase(100, full)]), row([phase(100, lapsed)])];
    const changed = before.pillars.filter((each, i) => each.share?.low !== after.pillars[i]?.share?.low);
    expect(changed.map(({ pillar }) => pillar)).toEqual(["water"]);
  });

  it("ranks from 3 effective sites and 3 known pillars on", () => {
    const three = (indicators: ReadinessIndicator[]) => [
      phase(10, indicators),
      phase(10, indicators),
      phase(10, indicators),
    ];
    expect(row(three([water, permit, grid])).rank).toEqual({ rankable: true, reason: null });
    expect(row(three([water, permit])).rank.reason).toBe("under_half_of_pillars_known");
    const uneven = [...three([water, permit, grid]).slice(1), phase(11, [water, permit, grid])];
    expect(row(uneven).rank.reason).toBe("effective_sites_below_3");
    expect(row([phase(null)]).rank.reason).toBe("no_megawatts");
  });

  it("adds up a site's phases before it counts effective sites", () => {
    expect(effectiveSites([phase(10, [], { siteId: 1 }), phase(10, [], { siteId: 1 })], "facility")).toBe(1);
    expect(effectiveSites([phase(30, [], { siteId: 1 }), phase(10, [], { siteId: 2 })], "facility")).toBeCloseTo(1.6);
    expect(effectiveSites([phase(null)], "facility")).toBeNull();
  });
});
