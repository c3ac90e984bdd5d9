import type { PartialDate } from "@/lib/domain/dates";
import { usualFiscalYears } from "@/lib/domain/dates-as-written/fiscal";
import { readDate } from "@/lib/domain/dates-as-written/read-date";
import type { DateContext, DateRefusal } from "@/lib/domain/dates-as-written/types";
import type { FileQuestion } from "../problem";

/** What a cell says about a date: nothing (blank, or a stand-in such as TBD), the days it allows, or why it cannot be read. */
export type StatedDate =
  | { kind: "none" }
  | { kind: "date"; date: PartialDate }
  | { kind: "problem"; reason: string; question?: FileQuestion };

const refusals: Record<DateRefusal, string> = {
  notUnderstood: "is not a date",
  noYear: "names no year",
  yearOutside: "lies outside the years 1990 to 2100",
  noSuchDay: "is a day that no calendar has",
  dayOrYear: "may be a day or a year",
  contradiction: "says two things that do not make one date",
  serial: "is a bare number: a spreadsheet's day only where the mapping says so",
  tooLong: "is too long for a date",
};

const orders = ["dmy", "mdy", "ymd"] as const;

/** Reads the text of a cell as a date, by what is known of its column and register. */
export function readStatedDate(text: string, context: DateContext): StatedDate {
  const reading = readDate(text, context);
  switch (reading.kind) {
    case "unknown":
      return { kind: "none" };
    case "read":
      return { kind: "date", date: reading.date };
    case "refused": {
      const nearest = reading.nearest.map(({ canonical }) => canonical).join(" or ");
      const part = reading.part === text ? "" : ` ("${reading.part}")`;
      const hint = nearest === "" ? "" : `; nearest: ${nearest}`;
      return { kind: "problem", reason: `${refusals[reading.reason]}${part}${hint}` };
    }
    case "ambiguous": {
      if (reading.question === "dayMonthOrder")
        return {
          ...{
            kind: "problem",
            reason: "may be several days: in which order do day, month and year stand? (dateOrder)",
          },
          question: { about: "date_order", candidates: candidatesOf(text, context, orders, (order) => ({ order })) },
        };
      if (reading.question === "fiscalYear")
        return {
          ...{ kind: "problem", reason: "depends on the fiscal year: in which month does it begin? (fiscalYear)" },
          question: {
            about: "fiscal_year",
            candidates: candidatesOf(text, context, usualFiscalYears, (fiscalYear) => ({ fiscalYear })),
          },
        };
      const readings = reading.readings.map(({ canonical }) => canonical).join(" or ");
      return { kind: "problem", reason: `may mean ${readings}: write which` };
    }
  }
}

/** Each answer with the date that it makes of the text; `value` is written as the mapping takes it. */
function candidatesOf<Answer>(
  text: string,
  context: DateContext,
  answers: readonly Answer[],
  asContext: (answer: Answer) => DateContext,
): FileQuestion["candidates"] {
  return answers.flatMap((answer) => {
    const reading = readDate(text, { ...context, ...asContext(answer) });
    const value = typeof answer === "string" ? answer : JSON.stringify(answer);
    return reading.kind === "read" ? [{ value, reading: reading.canonical }] : [];
  });
}
