import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { eventDay, saidDay } from "./claim-days";
import { servicePromises } from "./service-word";
import { happenedAt } from "./standstills";

/** A promised day of service: the last day of its interval, and when it was said (epoch days). */
export type BaselinePromise = { claimId: number; saidDay: number; day: number };

/** The sponsor's own plan of service, and the two of its dates that everything late is counted from. */
export type ServiceBaselines = {
  /** At least one, in the order in which they were said. */
  promises: readonly BaselinePromise[];
  /** In force on the day on which works began or financing closed, whichever came first; where none was by then, the first of all. */
  first: BaselinePromise;
  latest: BaselinePromise;
};

/** A tenant's contract is kept as financing too: it binds nobody to build. */
const isFinancing = ({ kind, key }: IndicatorRecord) => kind === "financing" && !key.startsWith("offtake-");
const isBuilding = ({ kind, workType }: IndicatorRecord) => kind === "works" && workType === "building";

/** The first day (epoch day) on which the works of a phase are known to have begun; null where nobody has seen them begin. */
export function worksBegunDay({ indicators }: PhaseRecord): number | null {
  return earliest(happenedAt(indicators.filter(isBuilding), "started").map(eventDay));
}

/**
 * The baselines of a phase; null where no party that may promise its service has given a date. The first stays for good once works have begun or
 * financing has closed: a later promise changes the latest alone.
 */
export function serviceBaselines(site: SiteRecords, phase: PhaseRecord): ServiceBaselines | null {
  const promises = servicePromises(phase, site).map(
    (claim): BaselinePromise => ({ claimId: claim.id, saidDay: saidDay(claim), day: claim.latestDay }),
  );
  const [original] = promises;
  const latest = promises.at(-1);
  if (!original || !latest) return null;
  const financing = phase.indicators.filter(isFinancing);
  const closed = earliest(happenedAt(financing, "closed").map(eventDay));
  const boundDay = earliest([worksBegunDay(phase), closed].filter((day) => day !== null));
  const inForce = boundDay === null ? undefined : promises.findLast((promise) => promise.saidDay <= boundDay);
  return { promises, first: inForce ?? original, latest };
}

const earliest = (days: readonly number[]): number | null => (days.length > 0 ? Math.min(...days) : null);
