import type { Chance } from "@/lib/schedule/chance";
import { medianDay, phaseFigures } from "@/lib/schedule/phase-figures";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import type { PlannedSite } from "./simulate-site";
import type { BaseRateEffect } from "./types";

type Chances = (phaseId: number, chanceItApplies: number) => BaseRateEffect["ifApplies"];

/**
 * Local base rates per phase, with the phase's P50 and P(cancelled) as if each one applied for sure and as if it did not, on the same draws. The
 * chance that one applies is that of the gate it speaks of.
 */
export function baseRateEffects(
  { plans, site, scheduleUnder: schedule }: PlannedSite,
  chance: Chance,
): Map<number, BaseRateEffect[]> {
  const asked = new Map<string, Chances>();
  const chancesOf = (shareKey: string): Chances => {
    const known = asked.get(shareKey) ?? outlooksUnder(schedule, shareKey, chance);
    asked.set(shareKey, known);
    return known;
  };
  return new Map(
    plans.map(({ phase, gates, baseRates }) => [
      phase.id,
      baseRates
        .filter(({ conditions }) => conditions.some((one) => one.condition === "region" && one.verdict === "yes"))
        .map(({ rate, conditions, effectiveDecided, alpha, beta }): BaseRateEffect => {
          const shareKey = `${site.slug}:${rate.slug}`;
          const found = gates.find(({ gate }) => gate.decision?.shareKey === shareKey)?.gate;
          const probability = found?.decision ? found.decision.chanceItApplies * found.chance : 0;
          const under = probability > 0 ? chancesOf(shareKey) : null;
          return {
            slug: rate.slug,
            verdict: probability === 0 ? "does_not_apply" : probability === 1 ? "applies" : "may_apply",
            ...{ probability, conditions, effectiveDecided },
            ...{ passed: rate.passed, decided: rate.decided, mark: rate.mark },
            passProbabilityMean: alpha / (alpha + beta),
            ifApplies: under?.(phase.id, 1) ?? null,
            ifNot: under?.(phase.id, 0) ?? null,
          };
        }),
    ]),
  );
}

/** Every phase's outlook with a rate's chance of applying set; everything else, draws included, stays. */
function outlooksUnder(schedule: SiteSchedule, shareKey: string, chance: Chance): Chances {
  const found = new Map<number, ReturnType<typeof simulateSchedule>>();
  return (phaseId, chanceItApplies) => {
    const phases = schedule.phases.map((phase) => ({
      ...phase,
      gates: phase.gates.map((gate) =>
        gate.decision?.shareKey === shareKey
          ? {
              ...gate,
              chance: chanceItApplies === 1 ? 1 : gate.chance,
              decision: { ...gate.decision, chanceItApplies },
            }
          : gate,
      ),
    }));
    const draws = found.get(chanceItApplies) ?? simulateSchedule({ ...schedule, phases }, chance);
    found.set(chanceItApplies, draws);
    const one = draws.find(({ phase }) => phase.id === String(phaseId));
    if (!one) return null;
    const figures = phaseFigures(one, 1);
    return { p50Day: medianDay(figures), probabilityCancelled: figures.cancelled.total };
  };
}
