import { connect } from "@/db/client";
import { today } from "@/db/clock";
import { refreshStaleForecasts } from "@/db/commands/refresh-stale-forecasts";
import type { House } from "./house";

const LOOK_EVERY_MS = 60_000;

/** While the app runs, forecasts everything anew when a day (UTC) begins. A failure is said, and tried again at the next look. */
export function refreshEveryDay(house: House, databaseUrl: string): void {
  let doneFor = today();
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      doneFor = await forecastNewDay(databaseUrl, doneFor, house.log);
    } catch (error) {
      house.log(`Today's forecasts could not be made: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  house.onStop(async () => clearInterval(timer));
}

/** @returns the day that the forecasts are of afterwards: `doneFor` while it lasts, else the new day */
export async function forecastNewDay(
  databaseUrl: string,
  doneFor: string,
  log: (line: string) => void,
): Promise<string> {
  const day = today();
  if (day === doneFor) return doneFor;
  const { db, close } = connect(databaseUrl, { max: 1 });
  try {
    const actor = { kind: "system", name: "daily-refresh" } as const;
    const refreshed = await refreshStaleForecasts(db, actor, { asOfOn: day, log: () => {} });
    log(`A new day: ${refreshed} sites forecast as of ${day}`);
    return day;
  } finally {
    await close();
  }
}
