import { daysBought } from "./days-bought";
import { delayByCause } from "./delay-by-cause";
import { downstreamOf } from "./downstream";
import type { Network } from "./network";
import type { Sensitivity } from "./results";
import type { Simulation } from "./simulation";
import type { TargetOutcome } from "./summary";
import { valueOfKnowing } from "./value-of-knowing";

/** What could be done about each target's date, and why it is late, on the draws of its simulation, of which `outcomes` are the targets'. */
export function sensitivityOf(
  network: Network,
  simulation: Simulation,
  outcomes: readonly TargetOutcome[],
): Sensitivity {
  const downstream = downstreamOf(simulation.program);
  const bought = daysBought(network.targets, outcomes, simulation, downstream);
  return {
    targets: network.targets.map((target, t) => {
      const outcome = outcomes[t] as TargetOutcome;
      const known = valueOfKnowing(outcome.draws, simulation);
      return {
        id: target.id,
        nodes: simulation.program.steps.map(({ node }, index) => ({
          id: node.id,
          daysBought: bought[index]?.[t] ?? null,
          valueOfKnowingDays: known[index] ?? null,
        })),
        delayByCause: delayByCause(target, outcome, simulation, downstream),
      };
    }),
  };
}
