import { milestoneYears } from "@/lib/domain/dates";
import { readDate } from "@/lib/domain/dates-as-written/read-date";
import { AMBIGUOUS, isAmbiguousNumber, readNumber } from "@/lib/domain/number-text";

/** What a cell says, or why it says nothing that can be taken. */
export type Cell<Value> = { ok: true; value: Value } | { ok: false; reason: string };

const taken = <Value>(value: Value): Cell<Value> => ({ ok: true, value });
const refused = (reason: string) => ({ ok: false as const, reason });

/** One day, such as `2026-04-01`, or the American `4/1/2026`: in figures the month goes first. */
export function readDay(text: string): Cell<string> {
  const reading = readDate(text, { order: "mdy" });
  const { first, last } = milestoneYears;
  if (reading.kind === "read" && reading.date.precision === "day") return taken(reading.canonical);
  if (reading.kind === "unknown" && text.trim() !== "") return refused("stands for an unknown date");
  if (reading.kind === "refused" && reading.reason === "yearOutside")
    return refused(`is a date outside ${first} to ${last}`);
  return refused("is not a date: expected YYYY-MM-DD or M/D/YYYY");
}

/** A number of zero or more; null for an empty cell. Thousands may be set off by commas; `1.200`, which may mean two numbers, is refused. */
export function readAmount(text: string, max: number): Cell<number | null> {
  if (text === "") return taken(null);
  if (isAmbiguousNumber(text)) return refused(AMBIGUOUS);
  const value = readNumber(text);
  if (value === null) return refused("is not a number");
  if (value < 0) return refused("is negative");
  return value <= max ? taken(value) : refused(`is above ${max}, which cannot be right`);
}

const DMS = /^(\d{1,3})°\s*(?:(\d{1,2})['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)["″”]\s*)?([NSEW])$/i;

/** Degrees of a latitude or longitude written `101°18'43"W` or as a decimal; null for an empty cell. */
export function readDegrees(text: string, axis: "latitude" | "longitude"): Cell<number | null> {
  const compact = text.replace(/\s+/g, "");
  if (compact === "") return taken(null);
  const limit = axis === "latitude" ? 90 : 180;
  const letters = axis === "latitude" ? "NS" : "EW";
  const match = DMS.exec(compact);
  let degrees: number;
  if (match) {
    const [, whole, minutes = "0", seconds = "0", letter = ""] = match;
    if (!letters.includes(letter.toUpperCase()))
      return refused(`is not a ${axis}: expected ${letters[0]} or ${letters[1]}`);
    if (Number(minutes) >= 60 || Number(seconds) >= 60) return refused("has 60 minutes or seconds, or more");
    const sign = /[SW]/i.test(letter) ? -1 : 1;
    degrees = sign * (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600);
  } else if (/^[-+]?\d{1,3}(?:\.\d+)?$/.test(compact)) degrees = Number(compact);
  else return refused(`is not a ${axis}: expected 41°41'36"${letters[0]} or a decimal number`);
  return Math.abs(degrees) <= limit ? taken(degrees) : refused(`is a ${axis} beyond ${limit} degrees`);
}
