import { describe, expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { building, operator } from "@/lib/portfolio/portfolio.fixture";
import { compareOperators } from "./operator-comparison";

function assessed(records: SiteRecords) {
  return { site: records, assessments: assessSite(records, { asOfDay: AS_OF, seed: 7, draws: 1024 }) };
}

const critical = { gridConnection: null, facility: null, criticalIt: 30, generationNameplate: 500 };
const amazon = assessed(
  site(
    [
      phase([
        indicator("service", {
          in_service: [
            claim("promised", "2024-06", { knownOn: "2023-01-01" }),
            claim("actual", "2025-01-01", { knownOn: "2025-01-05" }),
          ],
        }),
      ]),
      building("2028-06-30", { ordinal: 2 }),
      phase(
        [
          indicator("ppa", { signed: [claim("actual", "2026-05-01")] }),
          indicator("permit", { granted: [claim("actual", "2026-02-01")] }, { permitType: "building" }),
          indicator("grid_interconnect", { agreement_signed: [claim("actual", "2026-03-01")] }),
        ],
        { ordinal: 3, megawatts: critical },
      ),
      phase([indicator("service", { in_service: [claim("promised", "2028"), claim("withdrawn", "2026-05")] })], {
        ordinal: 4,
      }),
    ],
    { id: 1, slug: "a", operator: operator("amazon"), announcedDay: toEpochDay("2023-01-01") },
  ),
);
const other = assessed(site([building("2029")], { id: 2, slug: "b", operator: operator("other") }));
const negotiating = indicator("ppa", {
  negotiating: [claim("actual", "2026-05-01")],
  signed: [claim("promised", "2027-05-01")],
});
const nobody = assessed(site([phase([negotiating])], { id: 3, slug: "c", operator: null }));

describe("who secures power faster", () => {
  const rows = compareOperators([other, nobody, amazon], AS_OF);
  const [first] = rows;

  it("has a row per operator, the most phases first, the unknown operator apart", () => {
    expect(rows.map((row) => [row.operator?.slug ?? null, row.sites, row.phases, row.withdrawnPhases])).toEqual([
      ["amazon", 1, 3, 1],
      ["other", 1, 1, 0],
      [null, 1, 1, 0],
    ]);
  });

  it("counts MW by stage on each basis apart, from the claims of the right indicator", () => {
    const stages = Object.entries(first?.stages ?? {}).map(([stage, { phases, byBasis }]) => [
      stage,
      phases,
      byBasis.facility.megawatts,
      byBasis.critical_it.megawatts,
    ]);
    expect(stages).toEqual([
      ["announced", 3, 200, 30],
      ["permitted", 1, null, 30],
      ["grid_granted", 2, 100, 30],
      ["ppa_signed", 1, null, 30],
      ["under_construction", 1, 100, null],
      ["energised", 1, 100, null],
      ["in_service", 1, 100, null],
    ]);
    expect(first?.stages.permitted.byBasis.facility).toEqual({
      megawatts: null,
      covered: 0,
      reason: "megawatts-unknown-on-this-basis",
    });
    expect(rows[2]?.stages.ppa_signed.phases).toBe(0);
    expect(rows[1]?.stages.energised.byBasis.facility.reason).toBe("no-phase-at-this-stage");
  });

  it("keeps a slip record of what was promised, and says where there is none", () => {
    // Promised for June 2024 in January 2023, in service in January 2025; the phase of 2028 and the withdrawn one are open or ended.
    expect(first?.slips?.n).toBeGreaterThanOrEqual(2);
    expect(first?.slips?.finished).toBeGreaterThanOrEqual(1);
    expect(rows[2]?.slips?.group).toBeNull();
    const silent = { ...nobody, site: { ...nobody.site, phases: [phase([])] } };
    expect(compareOperators([silent], AS_OF)[0]).toMatchObject({ slips: null, slipsUnknownReason: "no-dated-promise" });
  });

  it("gives the lag from announcement to revenue over all phases with its n, or why not", () => {
    const lag = first?.revenueLag;
    expect(lag).toMatchObject({ phases: 3, sites: 1, inService: 1, reason: null });
    // Two years for the phase in service: a third of the weight, so it holds the P10.
    expect(lag?.reason === null && lag.p10Months).toBeCloseTo(731 / (365 / 12), 1);
    expect(lag?.p50Months).toBeGreaterThan(50);
    expect(rows[1]?.revenueLag).toMatchObject({ p50Months: null, reason: "announcement-day-unknown" });
    const unassessed = compareOperators([{ site: amazon.site, assessments: [] }], AS_OF)[0];
    expect(unassessed?.revenueLag).toMatchObject({ p50Months: null, reason: "no-forecast" });
  });

  it("a phase alone has its own P50", () => {
    const alone = assessed({ ...other.site, announcedDay: toEpochDay("2026-01-01") });
    const [row] = compareOperators([alone], AS_OF);
    const p50Day = alone.assessments[0]?.givenCompletion.p50 ?? Number.NaN;
    const months = (p50Day - toEpochDay("2026-01-01")) / (365 / 12);
    expect(Math.abs((row?.revenueLag.p50Months ?? 0) - months)).toBeLessThan(0.3);
    expect(row?.cancelledProbability).toBe(alone.assessments[0]?.cancelled.total);
  });
});
