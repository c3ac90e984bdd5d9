import type { NumberFormat } from "./number-format";

const MS_PER_DAY = 86_400_000;
const LAST = 2_958_465;
/** A day that never was, kept for the sake of older programs. */
const FEBRUARY_29_1900 = 60;

/**
 * The date of a workbook's serial number (ECMA-376, 18.17.4), as precise as its format shows it; the time of day follows
 * a `T` where it is not midnight.
 * @param is1904 whether the workbook counts from 1 January 1904 (0) instead of 1 January 1900 (1)
 * @returns null for a number that stands for no day
 */
export function serialDate(
  serial: number,
  is1904: boolean,
  precision: NonNullable<NumberFormat["date"]>,
): string | null {
  const days = Math.floor(serial);
  if (!(serial >= (is1904 ? 0 : 1)) || days > LAST || (!is1904 && days === FEBRUARY_29_1900)) return null;
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days > FEBRUARY_29_1900 ? 30 : 31);
  const minutes = Math.round((serial - days) * 1_440);
  const [day = "", time = ""] = new Date(first + days * MS_PER_DAY + minutes * 60_000).toISOString().split("T");
  if (precision !== "day") return day.slice(0, precision === "month" ? 7 : 4);
  return minutes === 0 || minutes === 1_440 ? day : `${day}T${time.slice(0, 5)}`;
}
