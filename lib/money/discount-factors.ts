import { DAYS_PER_YEAR } from "./discounting";

/** Present values on one day at one rate; a year is 365 days and a month a twelfth of it. */
export type DiscountFactors = {
  /** Worth of 1 on a day: (1 + rate)^((asOf − day) ÷ 365). */
  onDay(day: number): number;
  /** Worth, at the start, of 1 a month in mid-month over so many months (fractions allowed): q^½ (1 − q^m) ÷ (1 − q), q = (1 + rate)^(−1/12). */
  months(count: number): number;
  /** Worth of 1 a year paid evenly from one day to another; 0 when the second is not later. */
  between(fromDay: number, toDay: number): number;
  /** Of 1 after one month. */
  perMonth: number;
  /** ln(1 + rate) a year. */
  logRate: number;
};

/** A lower rate counts as 0: what it takes from a dollar in a hundred years is less than rounding does. */
const LEAST_RATE = 1e-12;

/** @param ratePerYear a fraction, 0 or more */
export function discountFactors(ratePerYear: number, asOfDay: number): DiscountFactors {
  const logRate = ratePerYear < LEAST_RATE ? 0 : Math.log1p(ratePerYear);
  const perDay = logRate / DAYS_PER_YEAR;
  const perMonth = Math.exp(-logRate / 12);
  const midMonth = Math.sqrt(perMonth);
  const onDay = (day: number) => Math.exp(perDay * (asOfDay - day));
  return {
    onDay,
    months: (count) =>
      logRate === 0 ? count : (midMonth * Math.expm1((-logRate * count) / 12)) / Math.expm1(-logRate / 12),
    between: (fromDay, toDay) => {
      if (!(toDay > fromDay)) return 0;
      return logRate === 0 ? (toDay - fromDay) / DAYS_PER_YEAR : (onDay(fromDay) - onDay(toDay)) / logRate;
    },
    perMonth,
    logRate,
  };
}
