import { isoDateOf } from "@/lib/domain/dates";
import type { DatePrecision, Locale } from "@/lib/domain/vocabulary";
import { datePrecisions } from "@/lib/domain/vocabulary";
import { formatEpochDay, formatMonthOfDay, formatPartialDate } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { formatMoney } from "@/lib/format/money";
import { formatMegawatts, formatNumber, formatPercent } from "@/lib/format/numbers";
import type { FlagNumbers } from "./types";

type Value = string | number;

/** Forecast days: shown as months, as every forecast is. */
const forecastDays: readonly string[] = ["p50Day"];
/** Numbers with a sign of their own: the sentence says which way, the value how far. */
const signed: readonly string[] = ["newsDays", "lookDays", "afterPromiseMonths", "cancelledPoints"];

/**
 * What a flag's message is given, from what its rule measured. A day becomes a date (`p50Day` → `p50`), as its source wrote it where the rule says how; months are whole, shares
 * percent, dollars and MW in the reader's steps; names in the reader's language lose their ending (`partyEn` → `party`). `gateFirst` is the gate's name at the start of a sentence. `isRedated`: the latest promise is not the first baseline; `isAllSlip`: a late forecast is no later than such promises slip. `hasX` is `yes` or
 * `no` for each value x; of a signed number `xSign` is `up`, `down` or `none`, and x is its size. An unknown value is an empty text: its message asks for `hasX` first.
 * @param gateName the word for a permit, a kind of works or of record
 */
export function sentenceValues(
  numbers: FlagNumbers,
  locale: Locale,
  gateName: (gate: string) => string,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [key, raw] of Object.entries(numbers)) {
    const read = readValue(key, raw, numbers, locale);
    if (read === null) continue;
    const text = key === "gate" && raw !== null ? gateName(String(raw)) : read.value;
    values[read.name] = text ?? "";
    values[`has${capital(read.name)}`] = text === null ? "no" : "yes";
    if (key === "gate" && text) values.gateFirst = capital(String(text));
    if (signed.includes(key)) values[`${read.name}Sign`] = signOf(Number(raw), key);
  }
  const { promisedDay, baselineDay, slipMonths, lateMonths } = numbers;
  if (slipMonths !== undefined)
    values.isAllSlip = Number(lateMonths) > 0 && values.slipMonths === values.lateMonths ? "yes" : "no";
  if (baselineDay !== undefined) values.isRedated = promisedDay === baselineDay ? "no" : "yes";
  return values;
}

/** The name under which a message asks for a number, and what stands there; null where another key speaks for it. */
function readValue(
  key: string,
  raw: FlagNumbers[string],
  numbers: FlagNumbers,
  locale: Locale,
): { name: string; value: Value | null } | null {
  const stem = key.replace(/(?:Day|Precision|Usd|Share|Megawatts|En|Ko)$/, "");
  if (key.endsWith("Precision") || `${key.replace(/FromDay$/, "")}Precision` in numbers) return null;
  if (/(?:En|Ko)$/.test(key)) {
    if (!key.endsWith(locale === "ko" ? "Ko" : "En")) return null;
    return { name: stem, value: raw === null ? null : isolated(String(raw)) };
  }
  if (key === "idleUsdPerDay")
    return { name: key, value: raw === null ? null : formatMoney(Number(raw), "USD", locale) };
  if (raw === null || typeof raw === "string") return { name: stem, value: raw };
  if (key.endsWith("Day")) return { name: stem, value: dateOf(stem, key, raw, numbers, locale) };
  if (key.endsWith("Months")) return { name: key, value: Math.round(Math.abs(raw)) };
  if (key.endsWith("Usd")) return { name: stem, value: formatMoney(raw, "USD", locale) };
  if (key.endsWith("Share")) return { name: stem, value: formatPercent(raw, locale) };
  if (key.endsWith("Megawatts") || key === "megawatts") return { name: stem, value: formatMegawatts(raw, locale) };
  if (key === "cancelledPoints") {
    return { name: key, value: formatNumber(Math.abs(raw), locale, { maximumFractionDigits: 1 }) };
  }
  return { name: key, value: signed.includes(key) ? Math.abs(raw) : raw };
}

function dateOf(stem: string, key: string, day: number, numbers: FlagNumbers, locale: Locale): string | null {
  if (forecastDays.includes(key)) return formatMonthOfDay(day, locale);
  const stated = datePrecisions.find((one): one is DatePrecision => one === numbers[`${stem}Precision`]);
  if (!stated) return formatEpochDay(day, locale);
  const from = numbers[`${stem}FromDay`];
  const earliestOn = typeof from === "number" ? isoDateOf(from) : null;
  return formatPartialDate({ earliestOn, latestOn: isoDateOf(day), precision: stated }, locale);
}

function signOf(value: number, key: string): string {
  const shown = key.endsWith("Months") ? Math.round(value) : value;
  return shown > 0 ? "up" : shown < 0 ? "down" : "none";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
