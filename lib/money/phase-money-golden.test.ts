import { describe, expect, it } from "vitest";
import { phaseMoney } from "./phase-money";
import { colocationPhase, drawsOn, known, lawOfDraws, leasePhase, ownPhase, planDay } from "./phase-money.fixture";
import type { KnownPhaseMoney, PhaseMoneyInput } from "./phase-money-types";

const worth = (money: KnownPhaseMoney) =>
  money.netPresentValue.known ? money.netPresentValue : expect.fail("no net present value");
const delay = (money: KnownPhaseMoney) =>
  money.delayCost.known ? money.delayCost.latest : expect.fail("no delay cost");
const late = drawsOn([planDay + 365]);

describe("by hand, to the dollar", () => {
  it.each([
    ["own", ownPhase, 219_251_303, -46_154_962, 265_406_265, 912_567_933 - 780_411_371, 1_465_746_734 - 1_332_497_031],
    ["lease", leasePhase, 188_705_881, -31_552_249, 220_258_130, 912_567_933 - 780_411_371, 969_117_252 - 881_015_684],
    ["colocation", colocationPhase, 13_840_382, -36_171_082, 50_011_464, 0, 675_154_762 - 625_143_298],
  ])(
    "%s: net present value on plan and a year late, delay cost and its parts",
    (_, phase, plan, lateUsd, cost, accelerators, time) => {
      const money = known(phase, late);
      expect(Math.abs((worth(money).mean.onPlan.usd ?? 0) - plan)).toBeLessThan(1);
      expect(Math.abs((worth(money).mean.draws.usd ?? 0) - lateUsd)).toBeLessThan(1);
      expect(Math.abs((delay(money).mean.usd ?? 0) - cost)).toBeLessThan(1);
      expect(Math.abs((delay(money).parts.accelerators.usd ?? 0) - accelerators)).toBeLessThan(1.5);
      expect(Math.abs((delay(money).parts.lostTime.usd ?? 0) - time)).toBeLessThan(1.5);
      expect(delay(money).parts.facility.usd).toBe(0);
    },
  );

  const never = Number.POSITIVE_INFINITY;
  it.each([
    [
      "on plan",
      0,
      null,
      60,
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      0,
    ],
    [
      "365",
      365,
      null,
      60,
      [
        [311.111, 0],
        [144.444, 0],
        [0, 0],
      ],
      18.261,
    ],
    [
      "730",
      730,
      null,
      60,
      [
        [500, 576],
        [477.778, 0],
        [144.444, 0],
      ],
      73.817,
    ],
    [
      "731",
      731,
      null,
      60,
      [
        [500, 576.296],
        [477.778, 576.296],
        [144.444, 0],
      ],
      304.724,
    ],
    [
      "1,096",
      1096,
      null,
      60,
      [
        [500, 684.296],
        [500, 684.296],
        [477.778, 684.296],
      ],
      515.195,
    ],
    [
      "cancelled −181",
      9999,
      -181,
      60,
      [
        [333.333, 0],
        [333.333, 0],
        [333.333, 0],
      ],
      333.333,
    ],
    [
      "cancelled −180",
      9999,
      -180,
      60,
      [
        [333.333, 360],
        [333.333, 360],
        [333.333, 360],
      ],
      693.333,
    ],
    [
      "cancelled 550, no power",
      9999,
      550,
      60,
      [
        [500, 522.74],
        [500, 522.74],
        [500, 522.74],
      ],
      1022.74,
    ],
    [
      "cancelled 550, power 500",
      560,
      550,
      60,
      [
        [477.778, 522.74],
        [411.111, 522.74],
        [300, 522.74],
      ],
      822.74,
    ],
  ])("capital at risk, own, %s days after plan", (_, service, cancelled, lead, risks, loss) => {
    const draws = drawsOn([planDay + service], [cancelled === null ? never : planDay + cancelled], lead);
    const { capitalAtRisk } = known(ownPhase, draws);
    const byMonths = [18, 24, 36].map((months) => capitalAtRisk.find((one) => one.months === months));
    const millions = (usd: number | null | undefined) => Math.round((usd ?? Number.NaN) / 1e3) / 1e3;
    expect(byMonths.map((one) => [millions(one?.mean.facility.usd), millions(one?.mean.accelerators.usd)])).toEqual(
      risks,
    );
    expect(millions(byMonths[1]?.expectedLoss.total.usd)).toBe(loss);
    for (const one of capitalAtRisk) expect(one.onPlan?.mean.total.usd).toBe(0);
    const landlord = known(colocationPhase, draws).capitalAtRisk;
    const tenant = known(leasePhase, draws).capitalAtRisk;
    for (const [i, own] of capitalAtRisk.entries()) {
      expect(landlord[i]?.mean.total.usd).toBeCloseTo(1.4 * (own.mean.facility.usd ?? 0), 2);
      expect(tenant[i]?.mean.total.usd).toBeCloseTo(own.mean.accelerators.usd ?? 0, 2);
    }
  });
});

describe("with a law of draws, within 0.1 %", () => {
  const { draws, scores } = lawOfDraws(2 ** 17);
  const drawn = (phase: PhaseMoneyInput) => {
    const money = phaseMoney({ ...phase, draws, scores, assumptions: { ...phase.assumptions, priceCorrelation: 0 } });
    return money.known ? money : expect.fail(JSON.stringify(money));
  };
  // The quantile is the figure that draws know least: at 2^19 it is 0.06 % from that of 6,000 midpoints.
  const near = (usd: number | null | undefined, millions: number, tolerance = 0.001) =>
    expect(Math.abs((usd ?? Number.NaN) / 1e6 / millions - 1)).toBeLessThan(tolerance);
  const nearShare = (share: number, expected: number) => expect(Math.abs(share - expected)).toBeLessThan(0.001);

  it.each([
    [
      "own",
      ownPhase,
      [427.37, 282.11, 152.14],
      104.79,
      145.93,
      269.02,
      219.25,
      -117.87,
      0.608,
      0.1332,
      0.3336,
      -935.7,
      -523.2,
    ],
    [
      "lease",
      leasePhase,
      [147.15, 104.79, 64.77],
      104.79,
      78.31,
      222.47,
      188.71,
      -60.69,
      0.5598,
      0.0808,
      0.3551,
      -624.4,
      -463.3,
    ],
    [
      "colocation",
      colocationPhase,
      [392.3, 248.24, 122.31],
      0,
      94.67,
      51.93,
      13.84,
      -94.25,
      0.6307,
      0.1332,
      0.4366,
      -563.1,
      -247.2,
    ],
  ])("%s", (_, phase, risks, accelerators, loss, cost, plan, npv, below, cancelled, belowOnPlan, var5, var5OnPlan) => {
    const money = drawn(phase);
    nearShare(1 - money.servesProbability, 0.1354);
    const risk = (months: number) => money.capitalAtRisk.find((one) => one.months === months) ?? expect.fail();
    for (const [i, months] of [18, 24, 36].entries()) near(risk(months).mean.total.usd, risks[i] ?? 0);
    if (accelerators > 0) near(risk(24).mean.accelerators.usd, accelerators);
    near(risk(24).expectedLoss.total.usd, loss);
    near(delay(money).mean.usd, cost);
    const value = worth(money);
    near(value.mean.onPlan.usd, plan);
    near(value.mean.draws.usd, npv);
    nearShare(value.belowZero.probability, below);
    nearShare(value.belowZero.cancelled, cancelled);
    nearShare(value.belowZeroOnPlan, belowOnPlan);
    near(value.valueAtRisk.draws.usd, var5, 0.0015);
    near(value.valueAtRisk.onPlan.usd, var5OnPlan);
  });
});
