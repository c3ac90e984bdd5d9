import { addHours } from "date-fns";
import { IsoDate } from "@/lib/domain/dates";

/** The zone that is furthest ahead: Kiribati's Line Islands. */
const FURTHEST_AHEAD_HOURS = 14;

/**
 * Today's ISO date in the workspace's zone: LEADTIME_ZONE, UTC when it is not set. LEADTIME_TODAY sets the day itself, for tests and
 * demonstrations.
 * @throws when either is set to something else than a date or a zone
 */
export function today(): string {
  return fixedDay() ?? inWorkspaceZone(new Date()).slice(0, 10);
}

/** The latest day that it is anywhere on Earth: nothing that was said or published has a later one. LEADTIME_TODAY sets it too. */
export function latestDayOnEarth(): string {
  return fixedDay() ?? addHours(new Date(), FURTHEST_AHEAD_HOURS).toISOString().slice(0, 10);
}

/** An instant as the workspace's calendar and clock show it: `2026-01-02T08:00`. @throws when LEADTIME_ZONE is no zone */
export function inWorkspaceZone(instant: Date | string): string {
  const parts = zoneFormat().formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

function fixedDay(): string | null {
  const fixed = process.env.LEADTIME_TODAY;
  if (!fixed) return null;
  if (!IsoDate.safeParse(fixed).success) throw new Error(`LEADTIME_TODAY is "${fixed}": expected a date, YYYY-MM-DD`);
  return fixed;
}

function zoneFormat(): Intl.DateTimeFormat {
  const timeZone = process.env.LEADTIME_ZONE || "UTC";
  const twoDigits = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    // An offset such as +09:00 is no zone: it knows no summer time, and not every runtime takes it.
    if (!/^[A-Z]/i.test(timeZone)) throw new RangeError("not a name");
    return new Intl.DateTimeFormat("en", { timeZone, year: "numeric", ...twoDigits });
  } catch (cause) {
    const expected = "expected a zone of the IANA database, such as Asia/Seoul or UTC";
    throw new Error(`LEADTIME_ZONE is "${timeZone}": ${expected}`, { cause });
  }
}
