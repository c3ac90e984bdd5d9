import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatDay, formatMonth, formatPartialDate } from "./dates";
import { koreanUnits, riders, silentUnits } from "./fact-units";
import { formatMoney } from "./money";
import { formatNumber } from "./numbers";

/** Amounts of money in a unit: the currency and how many of it one is. */
const money: Readonly<Record<string, { currency: string; times: number }>> = {
  "KRW tn": { currency: "KRW", times: 1e12 },
  "KRW trillion": { currency: "KRW", times: 1e12 },
  USD: { currency: "USD", times: 1 },
  "USD million": { currency: "USD", times: 1e6 },
  THB: { currency: "THB", times: 1 },
};

type Fact = { value: number | null; valueText?: string | null; unit: string };

/**
 * A figure with its unit as the source has it: `154,550 MW`, `38.5%`, `about 60 MW`, `0 of 24 applications`; in Korean `24건 중 0건`. A figure that
 * is a date, a span or a word stands as it is: `2027-Q4` as `Q4 2027`, `12 to 18` as `12–18 months`.
 */
export function formatFactValue({ value, valueText = null, unit }: Fact, locale: Locale): string {
  const [, base = unit, rider = ""] = /^(.*?) \(([^()]*)\)$/.exec(unit) ?? [];
  const said = riders[rider];
  const own = value === null ? textOf(valueText, base, locale) : numberOf(value, said ? base : unit, locale);
  return said && own !== "" ? said[locale].replace("{figure}", own) : own;
}

function textOf(text: string | null, unit: string, locale: Locale): string {
  if (text === null) return "";
  const [, from, to] = /^(\d{4}-[\d-]+) to (\d{4}-[\d-]+)$/.exec(text) ?? [];
  if (from && to) return `${dateOf(from, locale)} – ${dateOf(to, locale)}`;
  if (!silentUnits.includes(unit)) return withUnit(text.replace(/(\d) ?(?:to|-) ?(?=\d)/g, "$1–"), unit, locale);
  return dateOf(text, locale);
}

/** A date as on the rest of the screen; what is none stands as it is. */
function dateOf(text: string, locale: Locale): string {
  const date = parsePartialDate(text);
  return (date && formatPartialDate(date, locale)) ?? text;
}

function numberOf(value: number, unit: string, locale: Locale): string {
  if (unit === "year") return locale === "ko" ? `${value}년` : String(value);
  if (unit === "year or later") return locale === "ko" ? `${value}년 이후` : `${value} or later`;
  const number = formatNumber(value, locale, { maximumFractionDigits: 2 });
  if (unit === "% per year") return locale === "ko" ? `연 ${number}%` : `${number}% a year`;
  const amount = money[unit];
  if (amount) return formatMoney(value * amount.times, amount.currency, locale);
  const [, total, counted = ""] = /^of ([\d,.]+) ?(\w*)$/.exec(unit) ?? [];
  if (total === undefined || locale === "en") return withUnit(number, unit, locale);
  const counter = counted === "" ? "건" : (koreanUnits[counted] ?? counted);
  return `${total}${counter} 중 ${number}${counter}`;
}

function withUnit(figure: string, unit: string, locale: Locale): string {
  if (unit === "%" || unit === "percent") return `${figure}%`;
  if (locale === "en") return `${figure} ${unit.replace("data centre", "data center")}`;
  const korean = koreanUnits[unit];
  return korean === undefined ? `${figure} ${unit}` : `${figure}${korean}`;
}

/**
 * The period as its source has it, its days and months as on the rest of the screen: `14 Jun 2024 – 28 Oct 2025`, `to Aug 2025`. What is made
 * of dates alone is said in Korean too (`2025년 8월까지`); words of the source stay in their language.
 */
export function formatPeriod(text: string, locale: Locale): string {
  const korean = locale === "ko" ? koreanPeriod(text) : null;
  if (korean !== null) return korean;
  return text
    .replace("..", " – ")
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDay(day, "en"))
    .replace(/\b\d{4}-\d{2}\b/g, (month) => formatMonth(month, "en"))
    .replace(/\b(\d{4})-(Q\d)\b/g, "$2 $1");
}

/** A date, a span of two or an end, in Korean; null where words stand beside them. */
function koreanPeriod(text: string): string | null {
  const [, end] = /^(?:to|until) (.+)$/.exec(text) ?? [];
  const written = (end ?? text.replace(/^(\d{4})-(\d{4})$/, "$1..$2")).split(/\.\.| to |, until /);
  const dates = written.map((one) => dateOf(one, "ko"));
  if (dates.length > 2 || dates.some((date, i) => date === written[i])) return null;
  return end === undefined ? dates.join(" ~ ") : `${dates.join(" ~ ")}까지`;
}
