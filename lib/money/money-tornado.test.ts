import { describe, expect, it } from "vitest";
import { numberAt } from "@/lib/forecast";
import { headlineMoney } from "./headline-money";
import { moneyTornado, type TornadoMove } from "./money-tornado";
import { phaseMoney } from "./phase-money";
import { asOfDay, colocationPhase, lawOfDraws, leasePhase, ownPhase } from "./phase-money.fixture";

const HAZARD = 0.056;
const { draws: whole, scores } = lawOfDraws(2048, HAZARD);
// As the schedule gives them: a clock that runs out after service is on no draw.
const draws = {
  ...whole,
  cancelledDay: whole.cancelledDay.map((day, i) => (day < numberAt(whole.serviceDay, i) ? day : Infinity)),
};
const waitDays = whole.cancelledDay.map((day) => (day - asOfDay) * HAZARD);
const clock = { fromDay: asOfDay, hazardPerYear: HAZARD, waitDays, refusedDay: null };
const millions = (move: TornadoMove | undefined) =>
  move === undefined || move === "none" ? move : [(move.low.usd ?? 0) / 1e6, (move.high.usd ?? 0) / 1e6];
const phases = { own: ownPhase, lease: leasePhase, colocation: colocationPhase };
const rowsOf = (phase: typeof ownPhase) => moneyTornado({ ...phase, draws, scores }, clock) ?? expect.fail();

// From quadrature over 2,000 midpoints; 2,048 even draws differ by up to $2m, and by $4m where a day is their P90.
const near = (found: ReturnType<typeof millions>, expected: number[] | "none", slack: number) => {
  if (expected === "none" || found === "none" || found === undefined) return expect(found).toBe(expected);
  for (const [i, one] of found.entries()) expect(Math.abs(one - (expected[i] ?? 0))).toBeLessThan(slack);
};

describe("what moves a phase", () => {
  it.each([
    ["own", "price", [-342.6, 378.2], "none"],
    ["own", "dates", [293.9, -286.0], [-254.5, 751.6]],
    ["own", "earnings-fall", [0, -557.7], "none"],
    ["own", "accelerator-capital", [198, -218.6], [-25.3, 27.9]],
    ["own", "utilisation", [-176.8, 186.1], "none"],
    ["own", "accelerator-life", [-156, 103.6], [8, -5.9]],
    ["own", "facility-capital", [107.8, -119], [-42.8, 47.3]],
    ["own", "discount-rate", [71.6, -61.7], "none"],
    ["own", "cancellation", [35.1, -36.8], [-18.7, 19.5]],
    ["own", "running-cost", [27, -27], "none"],
    ["own", "accelerators-redeployable", [-21, 0], [40.2, 0]],
    ["own", "firm-window", [8, -8.5], [-9.3, 9.8]],
    ["own", "facility-redeployable", [-1.3, 0.6], [11.5, -5.7]],
    ["own", "idle-months", "none", [145.3, -129.8]],
    ["own", "rent", "none", "none"],
    ["own", "power-usage-effectiveness", "none", "none"],
    ["lease", "price", [-298.6, 378.2], "none"],
    ["lease", "dates", [226.2, -219.6], [-95.5, 449.2]],
    ["lease", "rent", [48.5, -51], "none"],
    ["lease", "facility-capital", "none", "none"],
    ["colocation", "facility-capital", [152.9, -168.8], [-60, 66.2]],
    ["colocation", "discount-rate", [98.9, -76], "none"],
    ["colocation", "dates", [82.2, -81.3], [-222.7, 423.3]],
    ["colocation", "rent", [-67.1, 70.7], "none"],
    ["colocation", "price", "none", "none"],
  ] as const)("%s: %s", (owner, factor, worth, risk) => {
    const row = rowsOf(phases[owner]).find((one) => one.factor === factor);
    const slack = factor === "dates" ? 4 : 2;
    near(millions(row?.netPresentValue), worth === "none" ? worth : [...worth], slack);
    near(millions(row?.capitalAtRisk), risk === "none" ? risk : [...risk], slack);
  });

  it("lists the largest swing of net present value first", () => {
    const names = rowsOf(colocationPhase).map(({ factor }) => factor);
    expect(names.slice(0, 3)).toEqual(["facility-capital", "discount-rate", "dates"]);
  });

  it("leaves a refusal where it is when the hazard moves", () => {
    const refusedDay = whole.serviceDay.map((day) => day - 1);
    const at = (hazard: number) => {
      const cancelledDay = waitDays.map((wait, i) => Math.min(asOfDay + wait / hazard, numberAt(refusedDay, i)));
      return { ...ownPhase, draws: { ...draws, cancelledDay }, scores };
    };
    const atRiskUsd = (hazard: number) => headlineMoney(phaseMoney(at(hazard))).capitalAtRisk?.usd ?? Number.NaN;
    const row = moneyTornado(at(HAZARD), { ...clock, refusedDay })?.find(({ factor }) => factor === "cancellation");
    const millionsFrom = (hazard: number) => (atRiskUsd(hazard) - atRiskUsd(HAZARD)) / 1e6;
    expect(millions(row?.capitalAtRisk)).toEqual([
      expect.closeTo(millionsFrom(0.02), 6),
      expect.closeTo(millionsFrom(0.1), 6),
    ]);
  });

  it("gives the net present value no dollars where the megawatts are derived from the capital", () => {
    const megawatts = { value: null, basis: "unknown" as const };
    const [first] = moneyTornado({ ...ownPhase, draws, scores, megawatts }, clock) ?? expect.fail();
    expect(first?.netPresentValue).toMatchObject({ low: { usd: null, shareOfCapital: expect.any(Number) } });
    expect(first?.capitalAtRisk).not.toMatchObject({ low: { usd: null } });
  });

  it("is null without a plan, and leaves cancellation out without its clock", () => {
    expect(moneyTornado({ ...ownPhase, plan: null }, clock)).toBeNull();
    expect(moneyTornado(ownPhase, null)?.map(({ factor }) => factor)).not.toContain("cancellation");
  });
});
