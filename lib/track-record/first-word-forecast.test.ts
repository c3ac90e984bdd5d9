import { expect, it } from "vitest";
import { day, party, told } from "@/lib/chain/schedule.fixture";
import type { IndicatorRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { indicator, phase, site } from "../assessment/site.fixture";
import { firstWordForecast } from "./first-word-forecast";

const DAY = day("2025-02-10");
const promised = told("promised", "2026-12", "2025-02-10", { claimant: party("owner", "owner") });
const service = indicator("service", { in_service: [promised] });
const started = indicator("works", { started: [told("actual", "2025-01-20", "2025-02-10")] });
const forecast = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => {
  // Draws are keyed by the id of the phase.
  const one = site([phase(indicators, { id: 7 })], options);
  return firstWordForecast(one, 7, DAY, [365, 1000, 4000]);
};
const firstShare = (found: ReturnType<typeof forecast>) => found?.served ?? [];

it("gives shares that grow with the horizon, service and cancellation never both", () => {
  const found = forecast([service]);
  expect(found).toMatchObject({ hasStatedDate: true, areWorksBegun: false });
  for (const shares of [found?.served ?? [], found?.cancelled ?? []]) {
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
  }
  const last = (found?.served.at(-1) ?? 0) + (found?.cancelled.at(-1) ?? 0);
  expect(last).toBeLessThanOrEqual(1);
  expect(last).toBeGreaterThan(0.9);
});

it("at .10 a year 9.5 % of announced phases would be cancelled in a year: hardly any serves before, so nearly so many are", () => {
  // Without a date: 1 − e^(−0.1) = .095.
  const found = forecast([indicator("permit", { filed: [told("actual", "2025-02-01", "2025-02-10")] })]);
  expect(found?.hasStatedDate).toBe(false);
  expect(found?.served[0]).toBeLessThan(0.02);
  expect(found?.cancelled[0]).toBeCloseTo(1 - Math.exp(-0.1), 2);
});

it("says that works had begun, and expects service sooner then", () => {
  const found = forecast([service, started]);
  expect(found?.areWorksBegun).toBe(true);
  expect(firstShare(found)[1]).toBeGreaterThan(firstShare(forecast([service]))[1] ?? 1);
});

it("leaves out a rule of a later day", () => {
  const rule = (effectiveDay: number): PolicyRecord => ({
    ...{ id: 1, slug: "rule", titleEn: "Rule", titleKo: "규칙", regionId: null, thresholdMegawatts: 10 },
    ...{ status: "in_force", effectiveDay, requiresGate: "grid_impact_assessment" },
  });
  // What is known of gates moves service less often where there is one more to wait for.
  const done = [told("actual", "2025-02-01", "2025-02-10")];
  const known = [
    service,
    indicator("transformer_order", { delivered: done }),
    indicator("water_right", { granted: done }),
    indicator("accelerator_order", { delivered: done }),
  ];
  const without = forecast(known);
  expect(forecast(known, { policies: [rule(DAY + 1)] })).toEqual(without);
  expect(forecast(known, { policies: [rule(DAY)] })).not.toEqual(without);
});

it("leaves out an announcement of a later day, and is null where the phase is not open", () => {
  expect(forecast([service], { announcedDay: DAY + 90 })).toEqual(forecast([service]));
  expect(forecast([indicator("service", { in_service: [told("actual", "2025-01", "2025-02-10")] })])).toBeNull();
  expect(forecast([])).toBeNull();
});
