import { type CashFlow, DAYS_PER_YEAR } from "./discounting";
import { type FlowProblem, firstDay, flowProblem } from "./present-value";

/**
 * The rate at which flows are worth nothing, as a fraction per year (`xirr`) or per period (`irr`), or null with the reason. When several
 * rates do it, `rate` is the one whose ln(1 + rate) is nearest to that of 10 % (Excel's first guess) and `otherRates` has the rest, rising.
 */
export type InternalRate =
  | { rate: number; otherRates: readonly number[]; reason: null }
  | { rate: null; reason: InternalRateProblem };

/**
 * `no-sign-change`: the flows, netted by day, are all one way, so no rate can do it. `no-root`: they change sign, but no rate that a
 * double holds above −1 does it. `too-many-sign-changes`: more than `MOST_SIGN_CHANGES`.
 */
export type InternalRateProblem = FlowProblem | "no-sign-change" | "no-root" | "too-many-sign-changes";

/** Beyond this many, roots are not looked for: the cost grows with the square, and such a rate says nothing. */
export const MOST_SIGN_CHANGES = 64;

/**
 * Rate per year at which `xnpv` is 0: Excel's XIRR, actual/365, the order of the flows indifferent. All rates between the smallest and
 * the largest that a double holds are found, without a guess. Cost O(c² · n) for n flows with c changes of sign; one change, the
 * usual case, has exactly one root and takes some ten passes. Never throws and never gives NaN.
 */
export function xirr(flows: readonly CashFlow[]): InternalRate {
  const problem = flowProblem(flows);
  if (problem) return { rate: null, reason: problem };
  const terms = termsOf(flows);
  const changes = terms.filter((term, i) => i > 0 && term.sign !== terms[i - 1]?.sign).length;
  if (changes === 0) return { rate: null, reason: "no-sign-change" };
  if (changes > MOST_SIGN_CHANGES) return { rate: null, reason: "too-many-sign-changes" };
  const roots = rootsOf(terms);
  if (roots.length === 0) return { rate: null, reason: "no-root" };
  const nearest = roots.reduce((best, x) => (Math.abs(x - GUESS) < Math.abs(best - GUESS) ? x : best));
  const otherRates = roots.filter((x) => x !== nearest).map(Math.expm1);
  return { rate: Math.expm1(nearest), otherRates, reason: null };
}

/** Rate per period of amounts in USD at equal distances, the first of them today: Excel's IRR. Errors and cost as `xirr`. */
export function irr(amountsUsd: readonly number[]): InternalRate {
  return xirr(amountsUsd.map((usd, index) => ({ day: index * DAYS_PER_YEAR, usd })));
}

/** sign · e^logSize · e^(−x · years), with x = ln(1 + rate): sizes kept as logarithms, so that nothing overflows. */
type Term = { years: number; sign: number; logSize: number };

const GUESS = Math.log1p(0.1);
/** ln(1 + rate) of the smallest rate above −1 and of the largest finite one. */
const LOWEST = Math.log(Number.EPSILON / 2);
const HIGHEST = Math.log(Number.MAX_VALUE);
/** ln(inflows ÷ outflows) that counts as 0 where the value turns without crossing: a double root, met up to rounding. */
const TOUCHING = 1e-13;

/** Flows netted by time and sorted; what a day nets to only by rounding is nothing. */
function termsOf(flows: readonly CashFlow[]): Term[] {
  const start = firstDay(flows);
  const byTime = new Map<number, number[]>();
  for (const { day, usd } of flows) {
    const years = (day - start) / DAYS_PER_YEAR;
    const amounts = byTime.get(years);
    if (amounts) amounts.push(usd);
    else byTime.set(years, [usd]);
  }
  return [...byTime]
    .map(([years, amounts]) => {
      const largestUsd = amounts.reduce((largest, usd) => Math.max(largest, Math.abs(usd)), Number.MIN_VALUE);
      const sizes = amounts.map((usd) => usd / largestUsd);
      const net = sizes.sort((a, b) => a - b).reduce((sum, size) => sum + size, 0);
      const gross = sizes.reduce((sum, size) => sum + Math.abs(size), 0);
      const sign = Math.abs(net) <= sizes.length * Number.EPSILON * gross ? 0 : Math.sign(net);
      return { years, sign, logSize: Math.log(largestUsd) + Math.log(Math.abs(net)) };
    })
    .filter(({ sign }) => sign !== 0)
    .sort((a, b) => a.years - b.years);
}

/**
 * All x in range at which the sum is 0, rising. Rolle's theorem: times e^(x · years at the last change of sign), its derivative is such a
 * sum with one change fewer, and between two roots of that the sum can cross 0 once at most (Laguerre's proof of Descartes' rule).
 */
function rootsOf(terms: readonly Term[]): number[] {
  const last = terms.findLastIndex((term, i) => i > 0 && term.sign !== terms[i - 1]?.sign);
  const pivot = terms[last];
  if (!pivot) return [];
  const slope = terms.flatMap(({ years, sign, logSize }) => {
    const distance = pivot.years - years;
    if (distance === 0) return [];
    return [{ years, sign: sign * Math.sign(distance), logSize: logSize + Math.log(Math.abs(distance)) }];
  });
  const turns = rootsOf(slope);
  const roots = turns.filter((x) => Math.abs(logRatio(terms, x).value) <= TOUCHING);
  const knots = [LOWEST, ...turns, HIGHEST].map((x) => ({
    x,
    side: roots.includes(x) ? 0 : Math.sign(logRatio(terms, x).value),
  }));
  for (const [i, high] of knots.entries()) {
    const low = knots[i - 1];
    if (low && low.side * high.side < 0) roots.push(rootBetween(terms, low.x, high.x));
  }
  return roots.sort((a, b) => a - b);
}

/** Newton's method on `logRatio`, halving the bracket instead where a step leaves it or shrinks too slowly. */
function rootBetween(terms: readonly Term[], from: number, to: number): number {
  let [low, high] = [from, to];
  const lowSide = Math.sign(logRatio(terms, low).value);
  let x = low < GUESS && GUESS < high ? GUESS : (low + high) / 2;
  let lastStep = high - low;
  for (let pass = 0; pass < 200; pass++) {
    const { value, slope } = logRatio(terms, x);
    if (value === 0) return x;
    if (Math.sign(value) === lowSide) low = x;
    else high = x;
    const newton = x - value / slope;
    const converging = newton > low && newton < high && Math.abs(newton - x) <= lastStep / 2;
    const next = converging ? newton : (low + high) / 2;
    lastStep = Math.abs(next - x);
    x = next;
    if (lastStep <= Number.EPSILON * Math.abs(x)) return x;
  }
  return x;
}

/**
 * ln(inflows ÷ outflows) at x, both discounted, and its slope (mean years of the outflows less those of the inflows). It has the sign and
 * the roots of their difference, is finite for every x and a straight line for two flows, so that Newton's steps fit it far better.
 */
function logRatio(terms: readonly Term[], x: number): { value: number; slope: number } {
  const inflows = logWorth(terms, x, 1);
  const outflows = logWorth(terms, x, -1);
  return { value: inflows.logWorth - outflows.logWorth, slope: outflows.meanYears - inflows.meanYears };
}

function logWorth(terms: readonly Term[], x: number, sign: number): { logWorth: number; meanYears: number } {
  let largest = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term.sign === sign) largest = Math.max(largest, term.logSize - x * term.years);
  let sum = 0;
  let weightedYears = 0;
  for (const term of terms) {
    if (term.sign !== sign) continue;
    const weight = Math.exp(term.logSize - x * term.years - largest);
    sum += weight;
    weightedYears += weight * term.years;
  }
  return { logWorth: largest + Math.log(sum), meanYears: weightedYears / sum };
}
