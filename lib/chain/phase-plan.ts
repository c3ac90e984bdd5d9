import type { Evidence } from "@/lib/domain/evidence";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { type BaseRateMatch, matchBaseRate } from "./base-rates";
import type { ReadGate } from "./schedule-gates";
import { type Reached, stageReached } from "./schedule-hazard";
import { serving, statedService } from "./service-word";
import { isGivenUp, readSite } from "./site-schedule";

/** Bump when the way records become a schedule changes. */
export const CHAIN_VERSION = "chain-5";

export type Stage = "announced" | "permitted" | "under_construction" | "energised" | "in_service" | "withdrawn";

/** What the records of a phase come to. */
export type PhaseStatus = {
  phase: PhaseRecord;
  stage: Stage;
  /** The stated service date: the operator's or its counterparty's promise, else a third party's estimate. */
  announced: Extract<Evidence, { status: "stated" }> | null;
  inService: Extract<Evidence, { status: "done" }> | null;
  /** Empty once the phase serves or was withdrawn, and where nothing at all is known. */
  gates: readonly ReadGate[];
  baseRates: BaseRateMatch[];
};

/** A site's phases in their order, and the schedule of those that are open. */
export type SitePlan = { plans: PhaseStatus[]; schedule: SiteSchedule };

const stages: Record<Reached, Stage> = {
  announced: "announced",
  permitted: "permitted",
  building: "under_construction",
  energised: "energised",
};

/** Reads a site: of each phase its stage, its stated date, its gates and the base rates that speak of it. @throws as `readSite` */
export function planSite(site: SiteRecords): SitePlan {
  const { schedule, gates } = readSite(site);
  const plans = [...site.phases]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((phase): PhaseStatus => {
      const open = schedule.phases.find(({ id }) => id === String(phase.id));
      const isWithdrawn = isGivenUp(site, phase);
      const inService = isWithdrawn ? null : serving(phase);
      const reached = stages[open ? stageReached(open.gates, open.firstPowerDay) : "announced"];
      return {
        phase,
        stage: isWithdrawn ? "withdrawn" : inService ? "in_service" : reached,
        announced: inService ? null : statedService(phase),
        inService,
        gates: gates.get(phase.id) ?? [],
        baseRates: inService || isWithdrawn ? [] : site.baseRates.map((rate) => matchBaseRate(rate, site, phase)),
      };
    });
  return { plans, schedule };
}
