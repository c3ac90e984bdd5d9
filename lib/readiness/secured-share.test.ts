import { describe, expect, it } from "vitest";
import { rankRows, securedShare } from "./secured-share";
import type { ReadinessRow } from "./types";

const pillar = (low: number | null, high = 1, reason: ReadinessRow["pillars"][number]["reason"] = null) =>
  ({ share: low === null ? null : { low, high }, reason }) as ReadinessRow["pillars"][number];
const row = (iso3: string, lows: (number | null)[], rankable = true) =>
  ({ iso3, pillars: lows.map((low) => pillar(low)), rank: { rankable, reason: null } }) as ReadinessRow;

describe("securedShare", () => {
  it("is exact when every pillar is recorded in full", () => {
    expect(securedShare([pillar(0.5, 0.5), pillar(1, 1)])).toEqual({ low: 0.75, high: 0.75 });
  });
  it("takes an unrecorded pillar as anything: it widens the range", () => {
    expect(securedShare([pillar(0.5, 0.5), pillar(null, 1, "no_record")])).toEqual({ low: 0.25, high: 0.75 });
  });
  it("leaves out what is not required, and has nothing to say without phases", () => {
    expect(securedShare([pillar(0.4, 0.6), pillar(null, 1, "not_required")])).toEqual({ low: 0.4, high: 0.6 });
    expect(securedShare([pillar(null, 1, "no_phases")])).toBeNull();
  });
});

describe("rankRows", () => {
  it("ranks by what is certain, shares places among equals, and leaves out what may not be ranked", () => {
    const ranks = rankRows([row("AUS", [0.2]), row("KOR", [0.6]), row("JPN", [0.2]), row("NZL", [0.9], false)]);
    expect([...ranks]).toEqual([
      ["AUS", 2],
      ["KOR", 1],
      ["JPN", 2],
    ]);
  });
});
