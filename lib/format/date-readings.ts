import { milestoneYears } from "@/lib/domain/dates";
import type { DateQuestion, DateReading, DateRefusal, ReadDate } from "@/lib/domain/dates-as-written/types";
import { formatPartialDate } from "./dates";

const questions: Record<DateQuestion, string> = {
  dayMonthOrder: "day or month first",
  fiscalYear: "months of the fiscal year unknown",
  fiscalOrCalendar: "two years or one fiscal year",
  century: "which century",
  boundary: "with or without it",
  season: "which year's winter or summer",
  monthQuarterHalf: "month, quarter or half-year",
};

const reasons: Record<DateRefusal, string> = {
  notUnderstood: "is not understood",
  noYear: "has no year",
  yearOutside: `is outside ${milestoneYears.first} to ${milestoneYears.last}`,
  noSuchDay: "is no day of the calendar",
  dayOrYear: "may be a day or a year",
  contradiction: "does not fit the rest",
  serial: "may be a spreadsheet's number of a day, but nothing says so",
  tooLong: "is too long for a date",
};

const list = (readings: readonly ReadDate[]) => readings.map(({ date }) => formatPartialDate(date, "en")).join("; ");

/** Why a text about a date has no one reading, for reports in English; null when it has one or says that the date is unknown. */
export function whyNotRead(reading: DateReading): string | null {
  if (reading.kind === "ambiguous") return `${questions[reading.question]}: ${list(reading.readings)}`;
  if (reading.kind !== "refused") return null;
  const refused = `"${reading.part}" ${reasons[reading.reason]}`;
  return reading.nearest.length > 0 ? `${refused}; nearest: ${list(reading.nearest)}` : refused;
}
