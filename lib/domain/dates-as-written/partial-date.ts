import type { PartialDate } from "../dates";
import { readDate } from "./read-date";

/** The days that a text allows. @returns null when it says that they are unknown, has more than one reading, or cannot be read */
export function parsePartialDate(text: string): PartialDate | null {
  const reading = readDate(text);
  return reading.kind === "read" ? reading.date : null;
}

/** A date in the form that is kept in addresses and files: `2027-Q4`, `by 2028-06`, `before 2028`. What has not one reading is given back as it is. */
export function normaliseDateText(text: string): string {
  const reading = readDate(text);
  return reading.kind === "read" ? reading.canonical : text.trim();
}
