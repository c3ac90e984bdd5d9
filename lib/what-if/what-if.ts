import { phaseTarget } from "@/lib/assessment/phase-target";
import { streamsOf } from "@/lib/assessment/simulate-site";
import { planSite } from "@/lib/chain/phase-plan";
import { type StageHazards, stageHazards } from "@/lib/chain/schedule-hazard";
import type { SiteRecords } from "@/lib/domain/records";
import { siteChance } from "@/lib/schedule/site-chance";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import { phaseOutlook, type WhatIfOutlook } from "./outlook";
import type { IgnoredChange } from "./place-changes";

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

export type WhatIfAnswer = { phases: WhatIfOutlook[]; ignored: IgnoredChange[] };

export type WhatIf = {
  /** Every open phase as the records have it: the figures of the stored forecast. */
  base: WhatIfOutlook[];
  /** Every open phase under the changes, on the draws of the base. */
  under(changes: readonly WhatIfChange[]): WhatIfAnswer;
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

/** A site made ready for what-ifs: in the browser's worker and on the server the same function, so the same figures. */
export function prepareWhatIf(input: WhatIfInput): WhatIf {
  const { schedule, phases, asOfDay } = input;
  const streams = streamsOf(schedule, input);
  const chance = siteChance(schedule, streams);
  const outlooks = (changed: SiteSchedule) =>
    simulateSchedule(changed, chance).map((one) => {
      const phaseId = Number(one.phase.id);
      const announcedDay = phases.find((phase) => phase.phaseId === phaseId)?.announcedDay ?? null;
      return phaseOutlook(phaseId, phaseTarget(one, { asOfDay, announcedDay, replicates: streams.replicates }));
    });
  return {
    base: outlooks(schedule),
    under(changes) {
      const { schedule: changed, ignored } = applyWhatIf(input, changes);
      return { phases: outlooks(changed), ignored };
    },
  };
}
