import { describe, expect, it } from "vitest";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { assessment, phase, site, today } from "@/lib/flags/records.fixture";
import { milestoneEffect } from "./milestone-effect";

const ONE = phase([]);
type Figures = { p50: number; p80: number; cancelled: number };

/** A phase as it stands, and as it would be. */
function evaluated({ p50, p80, cancelled }: Figures) {
  const base = assessment({ phaseId: ONE.id });
  const givenCompletion = { ...base.givenCompletion, p50: today + p50, p80: today + p80 };
  const phases = [
    { ...base, lookDay: today - 300, givenCompletion, cancelled: { ...base.cancelled, total: cancelled } },
  ];
  return { phases, flags: [] };
}

const movesOf = (before: Figures, after: Figures, look: number, step: MilestoneStep) => {
  const news = after.p50 - before.p50 - look;
  const steps = [
    { kind: "looks" as const, claimId: null, days: look },
    { kind: "claim_added" as const, claimId: 1, days: news },
  ];
  const way = { phaseId: ONE.id, beforeDay: today + before.p50, afterDay: today + after.p50, steps };
  const preview = { site: site([ONE]), before: evaluated(before), after: evaluated(after), steps: [way] };
  return milestoneEffect(preview, { kind: "actual", step })[0]?.moves;
};

const NOW: Figures = { p50: 1000, p80: 2000, cancelled: 0.35 };

describe("why a claim moves the P50", () => {
  it("names the fall of cancellation, not a late start, where good news moves it later", () => {
    const moves = movesOf(NOW, { p50: 1100, p80: 2400, cancelled: 0.09 }, 16, "started");
    expect(moves?.why).toEqual(["look", "lessCancelled"]);
  });

  it("names a late start where cancellation stays", () => {
    expect(movesOf(NOW, { ...NOW, p50: 1100 }, 0, "started")?.why).toEqual(["begunLate"]);
  });

  it("names the stated day of what is done where cancellation stays", () => {
    expect(movesOf(NOW, { ...NOW, p50: 1100 }, 0, "energised")?.why).toEqual(["later"]);
  });

  it("says of bad news that it is bad, whatever cancellation does", () => {
    expect(movesOf(NOW, { p50: 1100, p80: 2400, cancelled: 0.3 }, 0, "refused")?.why).toEqual(["bad"]);
  });

  it("says both why the P50 is earlier and why the P80 is later", () => {
    const moves = movesOf(NOW, { p50: 900, p80: 2400, cancelled: 0.09 }, 0, "started");
    expect(moves?.why).toEqual(["earlier", "lessCancelled"]);
  });

  it("says that nothing moves where something else is last", () => {
    expect(movesOf(NOW, { ...NOW, p80: 1990 }, 0, "started")?.why).toEqual(["none"]);
  });

  it("gives bars that add up to the whole days of the table", () => {
    const moves = movesOf({ ...NOW, p50: 999.6 }, { ...NOW, p50: 1176.4 }, 57.3, "energised");
    expect(moves).toMatchObject({ lookDays: 57, newsDays: 119 });
  });
});
