import { IsoDate } from "@/lib/domain/dates";

/** Today's ISO date (UTC); LEADTIME_TODAY sets it for tests and demonstrations. @throws when that is no date */
export function today(): string {
  const fixed = process.env.LEADTIME_TODAY;
  return fixed ? IsoDate.parse(fixed) : new Date().toISOString().slice(0, 10);
}
