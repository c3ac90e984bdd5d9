import { describe, expect, it } from "vitest";
import { readVectors } from "@/test-data/read-test-data";
import type { CashFlow } from "./discounting";
import { closedForms, type FinanceVectors } from "./finance-fixture";
import { type InternalRate, irr, xirr } from "./internal-rate";
import { npv, xnpv } from "./present-value";

/**
 * Where a row states no tolerance: Excel stops XIRR at 1e-8 and the rows have 7 digits at the least; XNPV is given to the thousandth,
 * NPV and IRR to nearly all the digits of a double.
 */
const TOLERANCE = { xirr: 5e-8, xnpv: 5e-4, npv: 1e-9, irr: 1e-11 };

describe("closed forms", () => agree(closedForms));

describe("Excel's answers", () => {
  const { source, ...vectors } = readVectors<FinanceVectors & { source: string }>("finance");
  it("leaves no key of the file out", () => {
    expect(Object.keys(vectors).sort()).toEqual(["irr", "npv", "xirr", "xnpv"]);
  });
  agree(vectors);
});

function agree(vectors: FinanceVectors): void {
  it.each(vectors.xirr)("xirr $xirr of $values", ({ xirr: want, tol = TOLERANCE.xirr, ...row }) => {
    const found = xirr(flowsOf(row));
    if (want === "#NUM!") expect(found).toEqual({ rate: null, reason: numReason(row) });
    else within(rateOf(found), want, tol);
  });
  it.each(vectors.xnpv)("xnpv $xnpv at $rate", ({ xnpv: want, rate, tol = TOLERANCE.xnpv, ...row }) => {
    within(xnpv(flowsOf(row), rate).usd, want, tol);
  });
  it.each(vectors.npv)("npv $npv at $rate", ({ npv: want, rate, values, tol = TOLERANCE.npv }) => {
    within(npv(values, rate).usd, want, tol);
  });
  it.each(vectors.irr)("irr $irr", ({ irr: want, values, tol = TOLERANCE.irr }) => {
    within(rateOf(irr(values)), want, tol);
  });
}

/** A value without a date gets the day NaN, as reading an absent date does. */
function flowsOf({ values, dates }: { values: number[]; dates: string[] }): CashFlow[] {
  return values.map((usd, i) => ({ usd, day: Date.parse(dates[i] ?? "") / 86_400_000 }));
}

/** Why Excel says #NUM!: a date is missing, or the money goes one way. */
function numReason({ values, dates }: { values: number[]; dates: string[] }): string {
  return values.length === dates.length ? "no-sign-change" : "invalid-flow";
}

/** The rate, when it is the only one. */
function rateOf(found: InternalRate): number | null {
  if (found.reason === null) expect(found.otherRates).toEqual([]);
  return found.rate;
}

function within(got: number | null, want: number, tolerance: number): void {
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(tolerance);
}
