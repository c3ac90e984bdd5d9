import type { SiteChain } from "@/lib/chain/build";
import { gateNodeId, isPermitNode, partNodeId, phaseNodeId } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import { stretchDistribution, stretchNode } from "@/lib/chain/stretch";
import type { SiteRecords } from "@/lib/domain/records";
import type { Network, Node } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import { isDateOverride } from "./groups";
import { withLicence } from "./licence";
import { moneyOverrideKeys, type ScenarioOverrides } from "./overrides";
import { OWN_SILICON } from "./parameters";

/**
 * The network of a site under a scenario: durations stretched, hazards multiplied, the site factor shifted, the export licence's jump put in.
 * Node names, and with them chance, stay: base and scenario have common random numbers. Without an override of dates it is the chain's own.
 * @param chain the chain of these records on the as-of day
 */
export function underScenario(
  chain: SiteChain,
  site: Pick<SiteRecords, "iso3">,
  overrides: ScenarioOverrides,
  asOfDay: number,
): Network {
  if (!isDateOverride(overrides)) return chain.network;
  const { durationFactors, hazardFactor = 1, factorShift } = overrides;
  const open = chain.plans.filter((plan) => !plan.inService && plan.stage !== "withdrawn");
  const factors = new Map(open.flatMap((plan) => nodeFactors(plan, durationFactors ?? {})));
  const network = {
    ...chain.network,
    ...(factorShift === undefined ? {} : { factorShift }),
    nodes: chain.network.nodes.map((node) => stretched(node, factors.get(node.id))),
    targets: chain.network.targets.map((target) => ({
      ...target,
      hazard: target.hazard.map((stage) => ({ ...stage, perYear: stage.perYear * hazardFactor })),
    })),
  };
  return withLicence(network, open, site, overrides, asOfDay);
}

/** The money assumptions under a scenario: those it names replaced, the others as they are. */
export function assumptionsUnder(assumptions: MoneyAssumptions, overrides: ScenarioOverrides): MoneyAssumptions {
  const named = moneyOverrideKeys.filter((key) => overrides[key] !== undefined);
  return { ...assumptions, ...Object.fromEntries(named.map((key) => [key, overrides[key]])) };
}

/** What accelerators cost as a share of what they cost in the base: own chips save a part of theirs. */
export function acceleratorCostFactor(overrides: ScenarioOverrides): number {
  const { ownSiliconAttach = 0, ownSiliconCapexSavedShare = OWN_SILICON.capexSavedShare } = overrides;
  return 1 - ownSiliconAttach * ownSiliconCapexSavedShare;
}

type DurationFactors = NonNullable<ScenarioOverrides["durationFactors"]>;

/** Factors by node; what no key fits is left out. A gate's own start and the draw's wait for another phase keep their time. */
function nodeFactors(plan: PhaseStatus, factors: DurationFactors): [string, number][] {
  const { ordinal } = plan.phase;
  const permits = factors.permit;
  const agreement = factors["grid_interconnect.agreement_signed"] ?? factors.grid_interconnect;
  // Once there is power, the outside view is commissioning and nothing else.
  const outside = (plan.firstPower ? factors.commissioning : undefined) ?? factors.outside;
  const named: [string, number | undefined][] = [
    [phaseNodeId(ordinal, "commissioned"), factors.commissioning],
    [phaseNodeId(ordinal, "announced"), factors.announced],
    [phaseNodeId(ordinal, "outside"), outside],
    [phaseNodeId(ordinal, "outside.agreement"), agreement],
    [phaseNodeId(ordinal, "outside.permit"), permits],
    ...plan.gates.flatMap((gate): [string, number | undefined][] => {
      const id = gateNodeId(ordinal, gate);
      const factor = gateFactor(gate, factors);
      return [
        [id, factor],
        [partNodeId(id, "answer"), factor],
      ];
    }),
  ];
  return named.flatMap(([id, factor]) => (factor === undefined ? [] : [[id, factor]]));
}

/** The closest key that fits: the step of a grid connection, the type of works or permit, then the kind. */
function gateFactor({ kind, step, key, indicator }: PhaseStatus["gates"][number], factors: DurationFactors) {
  const type = indicator?.workType ?? indicator?.permitType ?? key;
  const known: Record<string, number | undefined> = factors;
  return known[`${kind}.${step}`] ?? known[`${kind}.${type}`] ?? known[kind];
}

/** A node's duration times the factor; the retry of a permit is another such permit. What is done stays. */
function stretched(node: Node, factor: number | undefined): Node {
  if (factor === undefined) return node;
  const longer = stretchNode(node, factor) ?? node;
  if (longer.kind !== "task" || !longer.decision || !isPermitNode(node.id)) return longer;
  const { decision } = longer;
  return { ...longer, decision: { ...decision, retryDuration: stretchDistribution(decision.retryDuration, factor) } };
}
