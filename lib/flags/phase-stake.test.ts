import { describe, expect, it } from "vitest";
import { AS_OF, indicator } from "@/lib/assessment/site.fixture";
import type { ClaimRecord } from "@/lib/domain/records";
import { flagInput, said } from "./flag-input.fixture";
import { phaseStake } from "./phase-stake";
import type { PhaseMoneyFigures } from "./types";

type Parts = Parameters<typeof flagInput>[1];

const YEAR = 365.25;
const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const cancelled = (total: number) => ({ cancelled: { total, byCause: { given_up: total, denied: 0 } } });
const stakeOf = (claims: ClaimRecord[], parts: Parts = {}) =>
  phaseStake(flagInput(claims.length > 0 ? [service(...claims)] : [], parts));

describe("months at stake", () => {
  const promises = [said("promised", 100, 500), said("promised", 300, 200)];
  const months = (claims: ClaimRecord[], parts: Parts = {}) => stakeOf(claims, parts).months;

  it("count from the first baseline, by the share that serves, and 24 for what is cancelled", () => {
    const p50Day = AS_OF + 100 + YEAR;
    expect(months(promises, { p50Day })).toBeCloseTo(12, 9);
    expect(months(promises, { p50Day, assessment: cancelled(0.25) })).toBeCloseTo(15, 9);
    expect(months([...promises, said("estimated", 50, 600)], { p50Day })).toBeCloseTo(12, 9);
  });

  it("are never less than none for a phase that is early", () => {
    expect(months(promises, { p50Day: AS_OF + 99, assessment: cancelled(0.25) })).toBeCloseTo(6, 9);
  });

  it("count from the first estimate where nobody promised, else from 48 months after the first word", () => {
    const estimates = [said("estimated", 100, 500), said("estimated", 300, 200)];
    expect(months(estimates, { p50Day: AS_OF + 100 + YEAR / 2 })).toBeCloseTo(6, 9);
    const announcedDay = AS_OF - 3 * YEAR;
    expect(months([], { p50Day: AS_OF + 2 * YEAR, site: { announcedDay } })).toBeCloseTo(12, 9);
  });

  it("are unknown without a forecast or any word, and of a phase that is no longer forecast", () => {
    expect(months([], { p50Day: AS_OF + YEAR })).toBeNull();
    expect(months(promises, { p50Day: null })).toBeNull();
    expect(months(promises, { assessment: { state: "in_service" } })).toBeNull();
  });
});

describe("dollars at stake", () => {
  const known: PhaseMoneyFigures = {
    ...{ delayCostFirstUsd: 1e9, delayCostAtLeastShare: null, atRiskUsd: 2e8, capitalUsd: null },
    ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
  };
  const dollars = (money: Partial<PhaseMoneyFigures>) =>
    stakeOf([], { money: { ...known, ...money }, assessment: cancelled(0.25) }).dollarsUsd;

  it("are the delay cost by the share that serves and the capital at risk; waiting that saves is no gain", () => {
    expect(dollars({})).toBe(0.95e9);
    expect(dollars({ delayCostFirstUsd: -3e9 })).toBe(2e8);
  });

  it("are unknown where either is, and of a campus's capital", () => {
    expect(dollars({ delayCostFirstUsd: null })).toBeNull();
    expect(dollars({ atRiskUsd: null })).toBeNull();
    expect(dollars({ isCapitalOfThisPhase: false })).toBeNull();
    expect(stakeOf([]).dollarsUsd).toBeNull();
  });
});

it("a stake names its phase, its economy and its load", () => {
  const input = flagInput([], { site: { iso3: "JPN" } });
  expect(phaseStake(input)).toEqual({
    ...{ phaseId: input.phase.id, iso3: "JPN", megawatts: 100, months: null, dollarsUsd: null },
  });
});
