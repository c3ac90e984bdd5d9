import { buildSiteChain, type SiteChain } from "@/lib/chain/build";
import { type PhaseNode, phaseNodeId } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { SiteRecords } from "@/lib/domain/records";
import {
  type Forecast,
  forecast,
  type Network,
  type NetworkProblem,
  type NodeForecast,
  type Prepared,
  prepare,
  type TargetForecast,
  type TargetSamples,
} from "@/lib/forecast";
import { underScenario } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type AssessmentOptions, engineOptions } from "./engine-options";

/** A site's chain on a day, and its network under a scenario: the chain's own in the base. */
export type SiteNetwork = { site: SiteRecords; chain: SiteChain; network: Network };

/** What the engine says of one phase. P50s are epoch days; null where the network has no such node, as once the phase earns. */
export type SimulatedPhase = {
  plan: PhaseStatus;
  target: TargetForecast;
  samples: TargetSamples;
  powerP50Day: number | null;
  outsideP50Day: number | null;
};

/** Every phase that was not withdrawn, in its order, and the forecast that they are taken from. */
export type SimulatedSite = { phases: SimulatedPhase[]; forecast: Forecast };

/** A site whose records make no network that can be forecast; the message names the nodes. Records reach this only through a bug. */
export class UnforecastableSite extends Error {
  constructor(slug: string, problems: readonly NetworkProblem[]) {
    super(
      `${slug} cannot be forecast: ${problems.map((problem) => `${problem.message} [${problem.nodeIds.join(", ")}]`).join("; ")}`,
    );
  }
}

/** Records → chain → network. @param overrides checked (`readOverrides`); {} is the base */
export function siteNetwork(site: SiteRecords, asOfDay: number, overrides: ScenarioOverrides = {}): SiteNetwork {
  const chain = buildSiteChain(site, asOfDay);
  return { site, chain, network: underScenario(chain, site, overrides, asOfDay) };
}

/** Network → draws. @throws UnforecastableSite */
export function simulateSite({ site, chain, network }: SiteNetwork, options: AssessmentOptions): SimulatedSite {
  const made = forecast(network, engineOptions(options));
  if (!made.ok) throw new UnforecastableSite(site.slug, made.problems);
  return simulated(chain, made.forecast);
}

/** As `simulateSite`, with the draws kept, to ask more of them; what is wrong with the network is returned. */
export function prepareSite(
  { chain, network }: SiteNetwork,
  options: AssessmentOptions,
): { ok: true; simulated: SimulatedSite; prepared: Prepared } | { ok: false; problems: NetworkProblem[] } {
  const made = prepare(network, engineOptions(options));
  return made.ok ? { ok: true, simulated: simulated(chain, made.prepared.forecast), prepared: made.prepared } : made;
}

/** The P50 (epoch day) of a phase's own node; null where the network has none. */
export const nodeP50Day = (nodes: readonly NodeForecast[], ordinal: number, node: PhaseNode): number | null =>
  nodes.find(({ id }) => id === phaseNodeId(ordinal, node))?.finish.p50 ?? null;

function simulated({ plans }: SiteChain, found: Forecast): SimulatedSite {
  const standing = plans.filter(({ stage }) => stage !== "withdrawn");
  const phases = standing.map((plan): SimulatedPhase => {
    const { id, ordinal } = plan.phase;
    const target = found.targets.find((one) => one.id === String(id));
    const samples = found.samples.find((one) => one.id === String(id));
    if (!target || !samples) throw new Error(`phase ${id} has no target in the forecast`);
    const powerP50Day = nodeP50Day(found.nodes, ordinal, "power");
    return { plan, target, samples, powerP50Day, outsideP50Day: nodeP50Day(found.nodes, ordinal, "outside") };
  });
  return { phases, forecast: found };
}
