import { describe, expect, it } from "vitest";
import { createStreams } from "@/lib/forecast";
import {
  addPartyPhase,
  emptyPartySums,
  type PartyPhase,
  type PartySums,
  partyAmounts,
  partyFigures,
} from "./party-sums";
import { phaseMoneyWithDraws } from "./phase-money";
import { known, lawOfDraws, leasePhase, ownPhase, planOf } from "./phase-money.fixture";
import { phaseMoneyDraws } from "./phase-money-draws";
import type { PhaseMoneyInput } from "./phase-money-types";

const DRAWS = 4096;
const law = lawOfDraws(DRAWS);
const own: PhaseMoneyInput = { ...ownPhase, ...law };
const lease: PhaseMoneyInput = { ...leasePhase, ...law };

const phase = (key: string, input: PhaseMoneyInput): PartyPhase => ({
  ...{ key, ownership: input.ownership === "unknown" ? "own" : input.ownership },
  ...{ isPartyStated: input.ownership !== "unknown", draws: phaseMoneyDraws(input) },
});

function sumsOf(ownership: PartySums["ownership"], ...phases: PartyPhase[]): PartySums {
  const sums = emptyPartySums(ownership, DRAWS);
  for (const one of phases) addPartyPhase(sums, one);
  return sums;
}

describe("what sums add", () => {
  it.each([
    ["own", own],
    ["lease", lease],
    ["in another currency", { ...own, capital: { ...own.capital, facility: { amount: 1, currency: "KRW" } } }],
    ["without a plan", { ...own, plan: planOf() }],
    ["of unknown size", { ...own, megawatts: { value: null, basis: "facility" as const } }],
  ])("is the columns behind the figures of the phase: %s", (_, input) => {
    const { draws } = phaseMoneyWithDraws(input);
    const columns = draws && [draws.delayCostUsd, draws.capitalAtRiskUsd, draws.netPresentValueUsd];
    const areAllUnknown = !columns?.some((one) => one !== null);
    expect(phaseMoneyDraws(input)).toEqual(areAllUnknown ? null : draws);
  });

  it("is nothing for input out of its limits", () => {
    expect(phaseMoneyDraws({ ...own, megawatts: { value: -1, basis: "facility" } })).toBeNull();
  });
});

describe("a party's money over phases", () => {
  it("has the means of its phases; delay cost counts as often as the phase serves", () => {
    const { amounts, ...counts } = partyFigures(sumsOf("own", phase("a/1", own)));
    expect(counts).toEqual({ ownership: "own", phases: 1, partyNotStated: 0 });
    const money = known(own);
    const { delayCost, capitalAtRisk, netPresentValue, servesProbability } = money;
    if (!delayCost.known || !netPresentValue.known) throw new Error("expected them known");
    const ratio = (usd: number | undefined, of: number | null | undefined) => (usd ?? 0) / (of ?? 0);
    expect(servesProbability).toBeLessThan(0.9);
    expect(ratio(amounts.delayCostFirst?.mean, delayCost.first.mean.usd)).toBeCloseTo(servesProbability, 9);
    expect(ratio(amounts.capitalAtRisk?.mean, capitalAtRisk[0]?.mean.total.usd)).toBeCloseTo(1, 9);
    expect(ratio(amounts.expectedLoss?.mean, capitalAtRisk[0]?.expectedLoss.total.usd)).toBeCloseTo(1, 9);
    expect(ratio(amounts.netPresentValue?.mean, netPresentValue.mean.drawsDrawn.usd)).toBeCloseTo(1, 9);
  });

  it("sums draws and not quantiles: two phases that serve independently are less uncertain than one twice as large", () => {
    const other = (key: string): PhaseMoneyInput => {
      const streams = createStreams(11, DRAWS, undefined, 8);
      const turn = streams.uniform(key).map((u, i) => u * 1e6 + i);
      const order = Array.from(turn.keys()).sort((a, b) => (turn[a] ?? 0) - (turn[b] ?? 0));
      streams.end();
      const shuffled = (column: Float64Array) => Float64Array.from(order, (i) => column[i] ?? Number.NaN);
      const { serviceDay, energisedDay, cancelledDay } = own.draws;
      const draws = {
        ...{ serviceDay: shuffled(serviceDay), cancelledDay: shuffled(cancelledDay), utilityReadyDay: null },
        energisedDay: energisedDay && shuffled(energisedDay),
      };
      return { ...own, draws };
    };
    const apart = partyFigures(sumsOf("own", phase("a/1", own), phase("b/1", other("b")))).amounts;
    const together = partyFigures(sumsOf("own", phase("a/1", own), phase("b/1", own))).amounts;
    // Not of net present value: which price falls on which date differs.
    for (const name of ["delayCostFirst", "capitalAtRisk", "expectedLoss"] as const)
      expect((apart[name]?.mean ?? 0) / (together[name]?.mean ?? 0)).toBeCloseTo(1, 9);
    const width = ({ capitalAtRisk }: typeof apart) => (capitalAtRisk?.p90 ?? 0) - (capitalAtRisk?.p10 ?? 0);
    expect(width(apart)).toBeLessThan(0.95 * width(together));
    expect(width(together)).toBeCloseTo(2 * width(partyFigures(sumsOf("own", phase("a/1", own))).amounts), 0);
  });

  it("refuses the same phase twice, another party, and other draws", () => {
    const sums = sumsOf("own", phase("a/1", own));
    expect(() => addPartyPhase(sums, phase("a/1", own))).toThrow("phase a/1: expected every phase once, got it twice");
    expect(() => addPartyPhase(sums, phase("b/1", lease))).toThrow("phase b/1: expected money of own, got lease");
    expect(() => addPartyPhase(emptyPartySums("own", 2), phase("b/1", own))).toThrow(
      "phase b/1: expected 2 draws, got 4096",
    );
    expect(partyFigures(sums).phases).toBe(1);
  });

  it("says of how many of its phases each amount is known, and nothing where it is of none", () => {
    const unplanned = phase("b/1", { ...own, plan: planOf() });
    const unsized = phase("c/1", { ...own, ownership: "unknown", megawatts: { value: null, basis: "facility" } });
    const { phases, partyNotStated, amounts } = partyFigures(sumsOf("own", phase("a/1", own), unplanned, unsized));
    expect({ phases, partyNotStated }).toEqual({ phases: 3, partyNotStated: 1 });
    expect(partyAmounts.map((name) => amounts[name]?.known ?? 0)).toEqual([2, 2, 2, 2, 1]);
    const costless = { ...own, capital: { ...own.capital, facility: null, accelerators: null } };
    const nothing = partyFigures(sumsOf("own", phase("a/1", costless)));
    expect(nothing.phases).toBe(1);
    expect(Object.values(nothing.amounts)).toEqual([null, null, null, null, null]);
  });
});
