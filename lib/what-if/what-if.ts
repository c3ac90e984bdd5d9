import { phaseTarget } from "@/lib/assessment/phase-target";
import { streamsOf } from "@/lib/assessment/site-streams";
import { valueAt } from "@/lib/forecast";
import { once } from "@/lib/schedule/once";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import { siteChance } from "@/lib/schedule/site-chance";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import { phaseOutlook, type WhatIfOutlook } from "./outlook";
import type { IgnoredChange } from "./place-changes";
import type { WhatIfInput } from "./what-if-input";

export type WhatIfAnswer = {
  phases: WhatIfOutlook[];
  /** Each phase if somebody had only looked on the as-of day; null where nothing is supposed that one would see. */
  looked: WhatIfOutlook[] | null;
  ignored: IgnoredChange[];
};

export type WhatIf = {
  /** Every open phase as the records have it: the figures of the stored forecast. */
  base: WhatIfOutlook[];
  /** Every open phase under the changes, on the draws of the base. */
  under(changes: readonly WhatIfChange[]): WhatIfAnswer;
};

/** A site made ready for what-ifs: in the browser's worker and on the server the same function, so the same figures. */
export function prepareWhatIf(input: WhatIfInput): WhatIf {
  const { schedule, phases, asOfDay } = input;
  const streams = streamsOf(schedule, input);
  const chance = siteChance(schedule, streams);
  const outlook = (one: PhaseSchedule) => {
    const phaseId = Number(one.phase.id);
    const announcedDay = phases.find((phase) => phase.phaseId === phaseId)?.announcedDay ?? null;
    return phaseOutlook(phaseId, phaseTarget(one, { asOfDay, announcedDay, replicates: streams.replicates }));
  };
  const outlooks = (changed: SiteSchedule) => {
    let drawn: PhaseSchedule[] | null = null;
    return changed.phases.map((_, i) => {
      // No phase depends on one behind it.
      const upToIt = { ...changed, phases: changed.phases.slice(0, i + 1) };
      return once(chance, `outlook ${JSON.stringify(upToIt)}`, () => {
        drawn ??= simulateSchedule(changed, chance);
        return outlook(valueAt(drawn, i));
      });
    });
  };
  return {
    base: outlooks(schedule),
    under(changes) {
      const { schedule: changed, looked, ignored } = applyWhatIf(input, changes);
      return { phases: outlooks(changed), looked: looked && outlooks(looked), ignored };
    },
  };
}
