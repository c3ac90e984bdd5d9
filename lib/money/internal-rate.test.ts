import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CashFlow, DAYS_PER_YEAR } from "./discounting";
import { irr, MOST_SIGN_CHANGES, xirr } from "./internal-rate";
import { firstDay, npv, xnpv } from "./present-value";

const day = fc.integer({ min: 15_000, max: 30_000 });
const usd = fc.integer({ min: -1e9, max: 1e9 });
const anyFlows = fc.array(fc.record({ day, usd }), { minLength: 1, maxLength: 25 });
/** An outlay, then only returns. */
const investment = fc
  .tuple(
    day,
    fc.double({ min: 1, max: 1e9, noNaN: true }),
    fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 9000 }), usd: fc.double({ min: 1, max: 1e9, noNaN: true }) }),
      { minLength: 1, maxLength: 20 },
    ),
  )
  .map(([start, outlayUsd, returns]): CashFlow[] => [
    { day: start, usd: -outlayUsd },
    ...returns.map(({ after, usd }) => ({ day: start + after, usd })),
  ]);

/** The value at the rate over the value of the flows' sizes at it. */
function relativeValue(flows: CashFlow[], rate: number): number {
  const start = firstDay(flows);
  let [net, gross] = [0, 0];
  for (const flow of flows) {
    // 1 + rate loses the last digits of a rate near −1; its logarithm does not.
    const worthUsd = flow.usd * Math.exp((-Math.log1p(rate) * (flow.day - start)) / DAYS_PER_YEAR);
    net += worthUsd;
    gross += Math.abs(worthUsd);
  }
  return Math.abs(net) / gross;
}

describe("properties", () => {
  it("is worth nothing at every rate found", () => {
    let found = 0;
    fc.assert(
      fc.property(anyFlows, (flows) => {
        const { rate, ...rest } = xirr(flows);
        if (rate === null) return;
        for (const root of [rate, ...("otherRates" in rest ? rest.otherRates : [])]) {
          // A rate within a rounding of −1 fixes ln(1 + rate) no better than that.
          if (root < -0.999 || root > 1e6) continue;
          found++;
          expect(relativeValue(flows, root)).toBeLessThan(1e-9);
        }
      }),
    );
    expect(found).toBeGreaterThan(20);
  });

  it("has one rate for an investment, where xnpv is 0 relative to the outlay", () => {
    let solved = 0;
    fc.assert(
      fc.property(investment, (flows) => {
        const found = xirr(flows);
        if (found.reason !== null) {
          expect(found.reason).toBe("no-root");
          return;
        }
        solved++;
        expect(found.otherRates).toEqual([]);
        if (found.rate < -0.999 || found.rate > 1e6) return;
        expect(Math.abs(xnpv(flows, found.rate).usd ?? Number.NaN)).toBeLessThan(1e-9 * Math.abs(flows[0]?.usd ?? 0));
      }),
    );
    expect(solved).toBeGreaterThan(20);
  });

  it("falls in worth as the rate rises, for an investment", () => {
    const rate = fc.double({ min: -0.5, max: 3, noNaN: true });
    fc.assert(
      fc.property(investment, rate, fc.double({ min: 0.01, max: 1, noNaN: true }), (flows, low, rise) => {
        const [at, above] = [xnpv(flows, low).usd, xnpv(flows, low + rise).usd];
        // Returns far smaller than the outlay vanish in its last digit.
        expect(above).toBeLessThanOrEqual(at ?? Number.NaN);
        const returns = flows.slice(1);
        const start = { day: flows[0]?.day ?? 0, usd: 0 };
        expect(xnpv([start, ...returns], low + rise).usd).toBeLessThan(xnpv([start, ...returns], low).usd ?? 0);
      }),
    );
  });

  it("does not mind the order of the flows", () => {
    const shuffled = anyFlows.chain((flows) =>
      fc.tuple(fc.constant(flows), fc.shuffledSubarray(flows, { minLength: flows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([flows, other]) => {
        expect(xirr(other)).toEqual(xirr(flows));
        const grossUsd = flows.reduce((sum, flow) => sum + Math.abs(flow.usd), 0);
        expect(Math.abs((xnpv(other, 0.08).usd ?? 0) - (xnpv(flows, 0.08).usd ?? 0))).toBeLessThanOrEqual(
          1e-14 * grossUsd,
        );
      }),
    );
  });

  it("finds every rate that was built in", () => {
    const rates = fc.uniqueArray(fc.integer({ min: -8, max: 30 }), { minLength: 1, maxLength: 4 });
    // A growth below 0 is no rate, but adds terms.
    const noRates = fc.uniqueArray(fc.integer({ min: -60, max: -11 }), { maxLength: 3 });
    fc.assert(
      fc.property(rates, noRates, (tenths, others) => {
        // The product of (1 + rate − growth) over the amounts, as a polynomial.
        let amounts = [1];
        for (const growth of [...tenths, ...others].map((tenth) => 1 + tenth / 10)) {
          const next = [...amounts, 0];
          for (const [i, amount] of amounts.entries()) next[i + 1] = (next[i + 1] ?? 0) - amount * growth;
          amounts = next;
        }
        const found = irr(amounts);
        const all = found.reason === null ? [found.rate, ...found.otherRates].sort((a, b) => a - b) : [];
        const want = tenths.map((tenth) => tenth / 10).sort((a, b) => a - b);
        expect(all).toHaveLength(want.length);
        for (const [i, rate] of want.entries()) expect(all[i]).toBeCloseTo(rate, 6);
      }),
    );
  });

  it("answers anything with a finite figure or a reason", () => {
    const wild = fc.array(fc.record({ day: fc.double(), usd: fc.double() }), { maxLength: 6 });
    const tame = fc.array(fc.record({ day: fc.double({ min: -1e8, max: 1e8, noNaN: true }), usd: fc.double() }));
    fc.assert(
      fc.property(fc.oneof(wild, tame), fc.double(), (flows, rate) => {
        const amounts = flows.map((flow) => flow.usd);
        for (const found of [xirr(flows), irr(amounts)]) {
          if (found.reason !== null) expect(found.rate).toBeNull();
          else for (const root of [found.rate, ...found.otherRates]) expect(root > -1 && root < Infinity).toBe(true);
        }
        for (const { usd, reason } of [xnpv(flows, rate), npv(amounts, rate)]) {
          expect(usd === null ? reason : Number.isFinite(usd)).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("reasons", () => {
  it.each([
    ["no-flows", []],
    ["invalid-flow", [-1, Number.NaN]],
    ["invalid-flow", [-1, Number.POSITIVE_INFINITY]],
    ["no-sign-change", [0, 0]],
    ["no-sign-change", [5]],
    ["no-root", [1, -3, 2.5]],
    ["no-root", [-1e-300, 1e300]],
    ["too-many-sign-changes", Array.from({ length: MOST_SIGN_CHANGES + 2 }, (_, i) => (-1) ** i)],
  ])("irr: %s", (reason, amounts) => {
    expect(irr(amounts)).toEqual({ rate: null, reason });
  });

  it("nets a day before looking for a change of sign", () => {
    // They add up to a last digit other than 0, whose sign is chance.
    const sameDay = [0.1, 0.2, -0.3].map((usd) => ({ day: 20_000, usd }));
    for (const usd of [1, -1]) {
      expect(xirr([...sameDay, { day: 20_365, usd }])).toEqual({ rate: null, reason: "no-sign-change" });
    }
  });

  it("says why there is no present value", () => {
    expect(xnpv([], 0.1)).toEqual({ usd: null, reason: "no-flows" });
    expect(xnpv([{ day: 2e8, usd: 1 }], 0.1)).toEqual({ usd: null, reason: "invalid-flow" });
    for (const rate of [-1, -2, Number.NaN, Infinity]) {
      expect(npv([1], rate)).toEqual({ usd: null, reason: "rate-not-above-minus-one" });
    }
    expect(npv([1, 1e308], -0.999)).toEqual({ usd: null, reason: "too-large" });
  });
});

describe("several rates", () => {
  it("gives the one nearest 10 % and lists the others", () => {
    // (1 + rate − 1.1)(1 + rate − 3)
    const found = irr([-1, 4.1, -3.3]);
    expect(found.rate).toBeCloseTo(0.1, 12);
    expect(found.reason === null && found.otherRates).toEqual([expect.closeTo(2, 12)]);
  });

  it("finds a rate where the value touches 0", () => {
    expect(irr([-100, 220, -121])).toEqual({ rate: expect.closeTo(0.1, 7), otherRates: [], reason: null });
  });
});
