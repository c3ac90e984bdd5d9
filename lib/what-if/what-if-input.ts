import { planSite } from "@/lib/chain/phase-plan";
import { type StageHazards, stageHazards } from "@/lib/chain/schedule-hazard";
import type { SiteRecords } from "@/lib/domain/records";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";

/** A phase of the site, whether it is open or not, with its announced day (epoch day). */
export type WhatIfPhase = { phaseId: number; ordinal: number; announcedDay: number | null };

/** A site's schedule and what its stored forecast was made with: all that a what-if needs, as plain JSON. */
export type WhatIfInput = {
  schedule: SiteSchedule;
  phases: WhatIfPhase[];
  /** Cancellations per year by what has been reached. */
  hazards: StageHazards;
  asOfDay: number;
  seed: number;
  draws: number;
};

/** What a what-if of a site starts from. */
export function whatIfInputOf(site: SiteRecords, made: Pick<WhatIfInput, "asOfDay" | "seed" | "draws">): WhatIfInput {
  const { schedule, plans } = planSite(site);
  const phases = plans.map(({ phase: { id, ordinal }, announced }) => ({
    phaseId: id,
    ordinal,
    announcedDay: announced?.statedDay ?? null,
  }));
  return { ...made, schedule, phases, hazards: stageHazards(site.model) };
}
