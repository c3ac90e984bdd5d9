import { addDays } from "../dates";
import { readTokens } from "./read-tokens";
import { isStandIn } from "./stand-ins";
import { tokenize } from "./tokenize";
import type { DateContext, DateReading, ReadDate } from "./types";

/** The day before day 1: Excel counts a 29 February 1900, so that from March 1900 on its days are one more. */
const dayZero = { 1900: "1899-12-30", 1904: "1904-01-01" } as const;

/** Day numbers of 1990 to 2100, and those of 1900 and 9999 that stand for unknown. */
const SERIAL = /^(\d{5,7})(?:\.\d+)?$/;

/**
 * A spreadsheet's number of a day, where the column says so; elsewhere it is refused, with the day that it would be.
 * @returns null for a text that is no such number
 */
export function readSerial(text: string, context: DateContext): DateReading | null {
  const { excelSerials } = context;
  if (excelSerials && /^[01](?:\.0+)?$/.test(text)) return { kind: "unknown" };
  const whole = SERIAL.exec(text)?.[1];
  if (whole === undefined || Number(whole) > 2_958_465) return null;
  const day = addDays(dayZero[excelSerials ?? 1900], Number(whole));
  if (excelSerials && isStandIn({ earliestOn: day, latestOn: day })) return { kind: "unknown" };
  const reading = readTokens(tokenize(day), {});
  const read: ReadDate[] = reading.kind === "read" ? [{ ...reading, calendar: "spreadsheet" }] : [];
  const [found] = read;
  if (excelSerials && found) return found;
  return { kind: "refused", reason: excelSerials ? "yearOutside" : "serial", part: text, nearest: read };
}
