import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { assessment, claim, gateAssessment, indicator, phase, today } from "@/lib/flags/records.fixture";
import { distributionGeometry } from "../distribution/distribution-geometry";
import { timelineRows } from "./timeline-rows";
import { timelineScale } from "./timeline-scale";

const gate = gateAssessment({
  nodeId: "p1.works.building.completed",
  kind: "works",
  key: "building",
  step: "completed",
  classSlug: "building_construction",
  finish: { p10: today + 100, p50: today + 300, p80: today + 500, p90: today + 700 },
  drives: 0.5,
});

describe("timelineRows", () => {
  it("shows promises oldest first, what happened, gates nobody recorded, and revenue last", () => {
    const grid = indicator(5, "grid_interconnect", {
      agreement_signed: [claim(3, "inferred", null)],
      energised: [claim(1, "promised", today + 50), claim(2, "promised", today + 250)],
    });
    const rows = timelineRows(phase([grid]), assessment({ gates: [gate] }));
    expect(rows.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      "grid_interconnect agreement_signed",
      "grid_interconnect energised",
      "works completed",
      "service in_service",
    ]);
    expect(rows[0]?.happened?.day).toBe(today - 100);
    expect(rows[1]?.stated.map(({ claimId }) => claimId)).toEqual([1, 2]);
    expect(rows[2]?.basis).toBe("by_class");
    expect(rows[3]?.isRevenue).toBe(true);
  });

  it("tells a refusal from an appeal against it", () => {
    const permit = (steps: Parameters<typeof indicator>[2]) =>
      timelineRows(
        phase([indicator(7, "permit", steps)]),
        assessment({ gates: [gateAssessment({ indicatorId: 7, basis: "refused" })] }),
      ).find(({ step }) => step === "granted")?.basis;
    const refused = [claim(1, "actual", today - 300, { knownDay: today - 300 })];
    expect(permit({ refused })).toBe("refused");
    expect(permit({ refused, appealed: [claim(2, "actual", today - 200)] })).toBe("refused_appealed");
    expect(permit({ granted: refused, suit_filed: [claim(2, "actual", today - 200)] })).toBe("grant_appealed");
  });

  it("draws no range for a gate that is done or implied", () => {
    const rows = timelineRows(phase([]), assessment({ gates: [{ ...gate, basis: "implied" }] }));
    expect(rows[0]?.forecast).toBeNull();
  });
});

describe("timelineScale", () => {
  it("holds today, the claims and the ranges, and clamps what lies beyond", () => {
    const rows = timelineRows(
      phase([]),
      assessment({ gates: [{ ...gate, finish: { ...gate.finish, p90: today + 20_000 } }] }),
    );
    const scale = timelineScale(rows, today);
    expect(scale.percent(today)).toBeGreaterThan(0);
    expect(scale.isBeyond(today + 20_000)).toBe(true);
    expect(scale.percent(today + 20_000)).toBe(100);
    expect(scale.years.at(-1)?.percent).toBe(100);
  });
});

describe("distributionGeometry", () => {
  it("leaves the cancelled band on top and marks the announced day", () => {
    const from = toEpochDay("2027-01-01");
    const quantileDays = Array.from({ length: 201 }, (_, i) => from + i * 5);
    const g = distributionGeometry(
      { quantileDays, cancelled: 0.25, announcedDay: toEpochDay("2028-01-01"), asOfDay: today },
      { width: 300, height: 100 },
    );
    expect(g.cancelledHeight).toBeCloseTo(25);
    expect(g.path.startsWith("M0,100")).toBe(true);
    expect(g.announcedX).toBeGreaterThan(0);
  });
});
