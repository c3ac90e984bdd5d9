import { engineOptions } from "@/lib/assessment/engine-options";
import { buildSiteChain } from "@/lib/chain/build";
import type { SiteRecords } from "@/lib/domain/records";
import { type NetworkProblem, prepare } from "@/lib/forecast";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import { type PhaseOutlook, phaseOutlook } from "./outlook";
import type { IgnoredChange } from "./place-changes";

/** The records of a site and what its stored forecast was made with: all that a what-if needs, as plain JSON. */
export type WhatIfInput = { site: SiteRecords; asOfDay: number; seed: number; draws: number };

export type WhatIfAnswer =
  | { ok: true; phases: PhaseOutlook[]; ignored: IgnoredChange[] }
  | { ok: false; problems: NetworkProblem[]; ignored: IgnoredChange[] };

export type WhatIf = {
  /** Every phase as the records have it: the figures of the stored forecast. */
  base: PhaseOutlook[];
  /** Every phase under the changes, on the draws of the base. */
  under(changes: readonly WhatIfChange[]): WhatIfAnswer;
};

/**
 * A site made ready for what-ifs: in the browser's worker and on the server the same function, so the same figures.
 * @throws when the records make no network that can be forecast: a stored forecast shows that they do
 */
export function prepareWhatIf({ site, asOfDay, seed, draws }: WhatIfInput): WhatIf {
  const chain = buildSiteChain(site, asOfDay);
  const made = prepare(chain.network, engineOptions({ asOfDay, seed, draws }));
  if (!made.ok)
    throw new Error(`${site.slug} cannot be forecast: ${made.problems.map((one) => one.message).join("; ")}`);
  const { forecast, whatIf } = made.prepared;
  return {
    base: forecast.targets.map(phaseOutlook),
    under(changes) {
      const { network, ignored } = applyWhatIf(site, chain, changes, asOfDay);
      const result = whatIf(network);
      return result.ok
        ? { ok: true, phases: result.targets.map(phaseOutlook), ignored }
        : { ok: false, problems: result.problems, ignored };
    },
  };
}
