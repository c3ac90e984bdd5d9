import type { MoneyParameter } from "./parameters";

const DAY = "2025-10-22";

/** SDR for one unit of the currency, of 22 October 2025, as the International Monetary Fund gave them. */
const SDR_PER_UNIT = {
  AUD: 0.477432,
  CAD: 0.523024,
  EUR: 0.850947,
  JPY: 0.0048424,
  KRW: 0.000515838,
  MYR: 0.173637,
  NZD: 0.421728,
  PHP: 0.0126235,
  SGD: 0.565879,
};
const SDR_PER_USD = 0.734398;

const PREFIX = "usd-per-";

type RatedCurrency = keyof typeof SDR_PER_UNIT;

/** Whether a default rate of the currency (ISO 4217) comes with the product. */
export const isRated = (currency: string | null): currency is RatedCurrency =>
  currency !== null && Object.hasOwn(SDR_PER_UNIT, currency);

/** Slug of the parameter that holds a currency's rate. */
export const exchangeRateSlug = <Currency extends RatedCurrency>(currency: Currency) =>
  `${PREFIX}${currency.toLowerCase() as Lowercase<Currency>}` as const;

const rated = Object.entries(SDR_PER_UNIT) as [RatedCurrency, number][];

/**
 * One dated rate a currency, for amounts of any year: they add up alike, and no inflation is told from a rate. A currency on record without
 * a row (HKD, IDR, THB, TWD, VND) has no rate, and its amounts no dollars.
 */
export const exchangeRates: readonly MoneyParameter[] = rated.map(([currency, sdr]) => ({
  slug: exchangeRateSlug(currency),
  value: Number((sdr / SDR_PER_USD).toPrecision(6)),
  low: null,
  high: null,
  unit: `USD per ${currency}`,
  mark: "V2",
  source: `Rate of ${DAY}: ${sdr} ÷ ${SDR_PER_USD} SDR, IMF as relayed by Business Recorder (brecorder.com/news/40388985)`,
}));

/** Unit and reason of each in Korean, by slug. */
export const exchangeRatesKo = Object.fromEntries(
  rated.map(([currency, sdr]) => [
    exchangeRateSlug(currency),
    {
      unit: `${currency}당 USD(달러)`,
      source: `${DAY} 환율: ${sdr} ÷ ${SDR_PER_USD} SDR, IMF 발표를 Business Recorder가 전함 (brecorder.com/news/40388985)`,
    },
  ]),
);

/** USD of an amount of a currency; null where it has no rate. USD itself needs none. */
export function inDollars(
  usdPerUnit: Readonly<Record<string, number>>,
  amount: number,
  currency: string,
): number | null {
  const rate = currency === "USD" ? 1 : usdPerUnit[currency];
  return rate === undefined ? null : amount * rate;
}

/** USD for one unit, by currency, of the rows that are rates. */
export const usdPerUnit = (rows: readonly { slug: string; value: number }[]): Record<string, number> =>
  Object.fromEntries(
    rows
      .filter(({ slug }) => slug.startsWith(PREFIX))
      .map(({ slug, value }) => [slug.slice(PREFIX.length).toUpperCase(), value]),
  );
