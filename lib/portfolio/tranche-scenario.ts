import { stretchNode } from "@/lib/chain/stretch";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type NotYetSitedTranche, WHOLE_SITE } from "./not-yet-sited";

/**
 * A tranche under a scenario, on the same draws. It has no gates, so of the durations only that of the outside view reaches it; hazards and the
 * factor shift do as for a named site. An export licence does not, for nobody knows in which economy it will be, nor do own chips: the
 * money is the pledge's. Prices and lives come with its assumptions.
 */
export function trancheUnder(tranche: NotYetSitedTranche, overrides: ScenarioOverrides): NotYetSitedTranche {
  const { durationFactors, hazardFactor = 1, factorShift } = overrides;
  const { network } = tranche;
  return {
    ...tranche,
    network: {
      ...network,
      ...(factorShift === undefined ? {} : { factorShift }),
      nodes: network.nodes.map((node) =>
        node.id === WHOLE_SITE ? (stretchNode(node, durationFactors?.outside ?? 1) ?? node) : node,
      ),
      targets: network.targets.map((target) => ({
        ...target,
        hazard: target.hazard.map((stage) => ({ ...stage, perYear: stage.perYear * hazardFactor })),
      })),
    },
  };
}
