import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { Network, Prepared } from "@/lib/forecast";
import { dayOrNull } from "./day-quantiles";
import type { BaseRateEffect } from "./types";

type WhatIf = Prepared["whatIf"];

/**
 * Local base rates per phase, with the phase's P50 and P(cancelled) as if each one applied for sure and as if it did not.
 * @param whatIf of this network
 */
export function baseRateEffects(
  plans: readonly PhaseStatus[],
  network: Network,
  whatIf: WhatIf,
): Map<number, BaseRateEffect[]> {
  const effects = new Map<number, BaseRateEffect[]>();
  for (const plan of plans) {
    effects.set(
      plan.phase.id,
      plan.baseRates
        .filter((match) =>
          match.conditions.some(({ condition, verdict }) => condition === "region" && verdict === "yes"),
        )
        .map((match) => ({
          slug: match.rate.slug,
          verdict: match.verdict,
          probability: match.probability,
          conditions: match.conditions,
          passed: match.rate.passed,
          decided: match.rate.decided,
          effectiveDecided: match.effectiveDecided,
          passProbabilityMean: match.alpha / (match.alpha + match.beta),
          mark: match.rate.mark,
          ifApplies: match.probability > 0 ? under(network, match.rate.slug, 1, String(plan.phase.id), whatIf) : null,
          ifNot: match.probability > 0 ? under(network, match.rate.slug, 0, String(plan.phase.id), whatIf) : null,
        })),
    );
  }
  return effects;
}

/** The phase's forecast with the rate's chance of applying set to 0 or 1; everything else, draws included, stays. */
function under(
  network: Network,
  slug: string,
  appliesProbability: number,
  targetId: string,
  whatIf: WhatIf,
): BaseRateEffect["ifApplies"] {
  const nodes = network.nodes.map((node) =>
    node.kind === "task" && node.decision?.shareKey.endsWith(`:${slug}`)
      ? { ...node, decision: { ...node.decision, appliesProbability } }
      : node,
  );
  const result = whatIf({ ...network, nodes });
  const target = result.ok ? result.targets.find((one) => one.id === targetId) : undefined;
  if (!target) return null;
  return { p50Day: dayOrNull(target.givenCompletion.p50), probabilityCancelled: target.cancelled.total };
}
