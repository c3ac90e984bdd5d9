import { type OpenPhase, plannedSite, simulateAlone } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { numberAt } from "@/lib/forecast";
import { present } from "@/lib/testing/present";
import type { ScenarioOverrides } from "./overrides";

/** Sites under a scenario for tests, on the draws of the base. */

export const DRAWS = 1024;

export const service = (date: string) => indicator("service", { in_service: [claim("promised", date)] });
export const building = () => indicator("works", { started: [claim("actual", "2026-03-01")] });
/** Asked for, and energising promised by the utility. */
export const grid = () =>
  indicator(
    "grid_interconnect",
    {
      requested: [claim("actual", "2026-01-15")],
      energised: [claim("promised", "2028-12", { source: source("utility") })],
    },
    { key: "kepco" },
  );
export const accelerators = (steps: Parameters<typeof indicator>[1]) =>
  indicator("accelerator_order", steps, { key: "chips" });

/** A phase whose works have begun, with a stated date, a connection and `more`. */
export const records = (more: IndicatorRecord[] = [], options: Partial<SiteRecords> = {}): SiteRecords =>
  site([phase([service("2029-06"), building(), grid(), ...more], { id: 1 })], options);

/** A phase of which nothing but its service date is known. */
export const bare = (options: Partial<SiteRecords> = {}, date = "2029-06"): SiteRecords =>
  site([phase([service(date)], { id: 1 })], options);

/** The open phases of a site under a scenario. */
export const phasesUnder = (from: SiteRecords, overrides: ScenarioOverrides, draws = DRAWS): OpenPhase[] =>
  simulateAlone(plannedSite(from, overrides), { asOfDay: AS_OF, seed: 7, draws }).phases.flatMap(
    ({ open }) => open ?? [],
  );

/** The last of them. */
export const under = (from: SiteRecords, overrides: ScenarioOverrides): OpenPhase =>
  present(phasesUnder(from, overrides).at(-1));

/** Days by which each draw of the last phase serves later than in the base. */
export function delaysOf(from: SiteRecords, overrides: ScenarioOverrides): Float64Array {
  const [base, changed] = [under(from, {}), under(from, overrides)];
  return changed.schedule.serviceDay.map((day, d) => day - numberAt(base.schedule.serviceDay, d));
}

export const shareOf = (column: ArrayLike<number>, isSo: (value: number) => boolean): number =>
  Array.from(column).filter(isSo).length / column.length;
