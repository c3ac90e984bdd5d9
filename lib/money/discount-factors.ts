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

/** @param ratePerYear a fraction, 0 or more */
export function discountFactors(ratePerYear: number, asOfDay: number): DiscountFactors {
  const logRate = Math.log1p(ratePerYear);
  const perDay = logRate / DAYS_PER_YEAR;
  const perMonth = Math.exp(-logRate / 12);
  const midMonth = Math.sqrt(perMonth);
  const onDay = (day: number) => Math.exp(perDay * (asOfDay - day));
  return {
    onDay,
    months: (count) => (logRate === 0 ? count : (midMonth * (1 - Math.exp((-logRate * count) / 12))) / (1 - perMonth)),
    between: (fromDay, toDay) => {
      if (!(toDay > fromDay)) return 0;
      return logRate === 0 ? (toDay - fromDay) / DAYS_PER_YEAR : (onDay(fromDay) - onDay(toDay)) / logRate;
    },
    perMonth,
    logRate,
  };
}
