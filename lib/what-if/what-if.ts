import { prepareSite, siteNetwork, UnforecastableSite } from "@/lib/assessment/simulate-site";
import type { SiteRecords } from "@/lib/domain/records";
import type { NetworkProblem } from "@/lib/forecast";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import { phaseOutlook, type WhatIfOutlook } from "./outlook";
import type { IgnoredChange } from "./place-changes";

/** The records of a site and what its stored forecast was made with: all that a what-if needs, as plain JSON. */
export type WhatIfInput = { site: SiteRecords; asOfDay: number; seed: number; draws: number };

export type WhatIfAnswer =
  | { ok: true; phases: WhatIfOutlook[]; ignored: IgnoredChange[] }
  | { ok: false; problems: NetworkProblem[]; ignored: IgnoredChange[] };

export type WhatIf = {
  /** Every phase as the records have it: the figures of the stored forecast. */
  base: WhatIfOutlook[];
  /** Every phase under the changes, on the draws of the base. */
  under(changes: readonly WhatIfChange[]): WhatIfAnswer;
};

/**
 * A site made ready for what-ifs: in the browser's worker and on the server the same function, so the same figures.
 * @throws UnforecastableSite
 */
export function prepareWhatIf({ site, asOfDay, seed, draws }: WhatIfInput): WhatIf {
  const made = siteNetwork(site, asOfDay);
  const result = prepareSite(made, { asOfDay, seed, draws });
  if (!result.ok) throw new UnforecastableSite(site.slug, result.problems);
  const { simulated, prepared } = result;
  return {
    base: simulated.forecast.targets.map(phaseOutlook),
    under(changes) {
      const { network, ignored } = applyWhatIf(site, made.chain, changes, asOfDay);
      const result = prepared.whatIf(network);
      return result.ok
        ? { ok: true, phases: result.targets.map(phaseOutlook), ignored }
        : { ok: false, problems: result.problems, ignored };
    },
  };
}
