import { describe, expect, it } from "vitest";
import { claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { IndicatorRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { numberAt } from "@/lib/forecast";
import { decidedBy } from "@/lib/schedule/decided-by";
import { present } from "@/lib/testing/present";
import type { ScenarioOverrides } from "./overrides";
import { accelerators, bare, DRAWS, delaysOf, phasesUnder, records, service, shareOf, under } from "./scenario.fixture";

const CONTROL = {
  licenceProbability: 0.5,
  delayMedianDays: 183,
  delayP90Days: 548,
  denialProbability: 0.2,
  controlledIso3: ["KOR", "MYS"],
};
const overrides: ScenarioOverrides = { exportControl: CONTROL };
/** A licence that every phase needs, that is never denied, and takes 200 days. */
const always: ScenarioOverrides = {
  exportControl: { ...CONTROL, licenceProbability: 1, denialProbability: 0, delayMedianDays: 200, delayP90Days: 200 },
};
const none = new Float64Array(DRAWS);
const there = (iso3: string | null, more: IndicatorRecord[] = []) => records(more, { slug: "site", iso3 });
const ordered = () => accelerators({ ordered: [claim("actual", "2026-10-01")] });
const isLater = (days: number) => days > 1e-6;

describe("an export licence", () => {
  it("moves nothing outside the controlled set, nor where the economy is unknown", () => {
    for (const iso3 of ["USA", null]) expect(delaysOf(there(iso3), overrides)).toEqual(none);
  });

  it("that is sure and never denied delays every draw of a phase without orders by the drawn delay", () => {
    for (const days of delaysOf(bare(), always)) expect(days).toBeCloseTo(200, 6);
    const spread = { exportControl: { ...CONTROL, licenceProbability: 1, denialProbability: 0 } };
    const delays = delaysOf(bare(), spread).sort();
    // The scenario's own median and P90, by 1,024 draws of a lognormal of σ 0.86: 3 % and 5 % are the errors of one standard deviation.
    expect(Math.abs(numberAt(delays, DRAWS / 2) / CONTROL.delayMedianDays - 1)).toBeLessThan(0.1);
    expect(Math.abs(numberAt(delays, Math.floor(0.9 * DRAWS)) / CONTROL.delayP90Days - 1)).toBeLessThan(0.15);
  });

  it("strikes two controlled sites in the same draws, with the same delay and the same answer", () => {
    const one = bare({ slug: "one", iso3: "KOR" });
    const two = bare({ slug: "two", iso3: "MYS" }, "2028-03");
    const [a, b] = [delaysOf(one, overrides), delaysOf(two, overrides)];
    a.forEach((days, d) => {
      expect(numberAt(b, d)).toBeCloseTo(days, 6);
    });
    // Half of 1,024 draws, within four standard errors.
    expect(Math.abs(shareOf(a, isLater) - 0.5)).toBeLessThan(0.0625);
    const isDenied = (from: SiteRecords) => under(from, { ...overrides, hazardFactor: 0 }).schedule.isDenied;
    expect(isDenied(one)).toEqual(isDenied(two));
  });

  it("that is denied ends a tenth of the draws: required in half, and of those a fifth denied", () => {
    const { schedule, target } = under(bare(), { ...overrides, hazardFactor: 0 });
    const share = target.cancelled.byCause.denied;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.0375);
    expect(target.cancelled).toMatchObject({ total: share, byCause: { given_up: 0 } });
    const delays = delaysOf(bare(), overrides);
    // Only where it is required, and before the phase would have served.
    schedule.isDenied.forEach((isDenied, d) => {
      if (isDenied === 0) return;
      expect(numberAt(delays, d)).toBeGreaterThan(0);
      expect(numberAt(schedule.cancelledDay, d)).toBeLessThanOrEqual(
        numberAt(schedule.serviceDay, d) - numberAt(delays, d),
      );
    });
  });

  it("delays a later phase once, through the one in front of it", () => {
    const second = phase([service("2031-06")], { ordinal: 2, id: 2 });
    const delays = delaysOf(site([phase([service("2029-06")], { id: 1 }), second]), always);
    expect(Math.max(...delays)).toBeCloseTo(200, 6);
    expect(Math.min(...delays)).toBeGreaterThan(-1e-6);
  });

  it.each([
    ["ordered", ordered()],
    ["stated", accelerators({ delivered: [claim("promised", "2028-12-31", { source: source("seller") })] })],
  ])(
    "holds up accelerators that are %s from their delivery on, and not the gate itself: the licence is a cause of its own",
    (_, order) => {
      const from = there("KOR", [order]);
      const [base, changed] = [under(from, {}).schedule, under(from, always).schedule];
      const endOf = ({ gates }: typeof base) => present(gates.find(({ kind }) => kind === "machines")).end;
      expect(endOf(changed)).toEqual(endOf(base));
      changed.serviceDay.forEach((day, d) => {
        expect(day).toBe(Math.max(numberAt(base.serviceDay, d), numberAt(endOf(base), d) + 200));
      });
      const shareOfLicence = (of: typeof base) =>
        decidedBy(of, null).find(({ by }) => by.kind === "licence")?.share ?? 0;
      expect(shareOfLicence(base)).toBe(0);
      expect(shareOfLicence(changed)).toBeCloseTo(
        shareOf(delaysOf(from, always), (days) => days > 0),
        9,
      );
      expect(shareOfLicence(changed)).toBeGreaterThan(0);
    },
  );

  it("leaves the order the random inputs that it had", () => {
    const quiet = { exportControl: { ...CONTROL, licenceProbability: 1e-12 } };
    for (const more of [[], [ordered()]]) expect(delaysOf(there("KOR", more), quiet)).toEqual(none);
  });

  it("leaves accelerators alone that are there, or licensed, and phases that have power and no open order", () => {
    const done = accelerators({ delivered: [claim("actual", "2026-10-01")] });
    const licensed = accelerators({
      ordered: [claim("actual", "2026-05-01")],
      export_licensed: [claim("actual", "2026-10-01")],
      // The last thing that service waits for: a delay of it would be seen.
      delivered: [claim("promised", "2031-06-30", { source: source("seller") })],
    });
    const powered = [
      indicator("service", {
        first_power: [claim("actual", "2026-10-01")],
        in_service: [claim("promised", "2027-03")],
      }),
    ];
    for (const from of [there("KOR", [done]), there("KOR", [licensed]), site([phase(powered, { id: 1 })])])
      expect(delaysOf(from, always)).toEqual(none);
    // Power does not say that machines still on order are there.
    expect(shareOf(delaysOf(site([phase([...powered, ordered()], { id: 1 })]), always), isLater)).toBeGreaterThan(0.5);
  });

  it("is not put off to the licence that a rule of the place asks for already: that one is no order", () => {
    const rule: PolicyRecord = {
      ...{ id: 1, slug: "rule", titleEn: "Rule", titleKo: "규칙", regionId: null, status: "in_force" },
      ...{ thresholdMegawatts: null, effectiveDay: toEpochDay("2025-07-14"), requiresGate: "export_licence" },
    };
    const from = bare({ iso3: "MYS", policies: [rule] });
    expect(present(phasesUnder(from, {})[0]).schedule.gates.map(({ kind }) => kind)).toContain("machines");
    for (const days of delaysOf(from, always)) expect(days).toBeCloseTo(200, 6);
  });

  it("reaches only the chips that are not the operator's own", () => {
    const struck = (more: ScenarioOverrides) =>
      delaysOf(bare(), { ...overrides, ...more }).map((days) => Number(isLater(days)));
    const [noOwn, half] = [struck({ ownSiliconAttach: 0 }), struck({ ownSiliconAttach: 0.5 })];
    const share = (hits: Float64Array) => shareOf(hits, (hit) => hit === 1);
    expect(Math.abs(share(half) - 0.25)).toBeLessThan(0.055);
    expect(share(struck({ ownSiliconAttach: 1 }))).toBe(0);
    // Fewer draws, and the same ones.
    expect(half.every((hit, d) => hit <= numberAt(noOwn, d))).toBe(true);
    expect(share(struck({ ownSiliconAttach: 1, ownSiliconLicenceFreeShare: 0 }))).toBe(share(noOwn));
  });
});
