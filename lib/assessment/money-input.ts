import type { PhasePlan } from "@/lib/chain/phase-plan";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import type { TargetSamples } from "@/lib/forecast";
import { type MoneyAssumptions, moneyAssumptions } from "@/lib/money/assumptions";
import type { StrandedRiskInput } from "@/lib/money/stranded-risk-input";

/** The stored money parameters, checked. @throws ZodError when one is missing or out of its limits: the seed is broken */
export function assumptionsOf(model: ModelRecords): MoneyAssumptions {
  return moneyAssumptions(
    Object.entries(model.parameters).flatMap(([slug, { value }]) =>
      typeof value === "number" ? [{ slug, value }] : [],
    ),
  );
}

/** What the money room needs for a phase. Without an announced date the plan is the class's own median, and says so. */
export function strandedRiskInput(
  site: SiteRecords,
  plan: PhasePlan,
  asOfDay: number,
  figures: { classP50Day: number; powerP50Day: number | null; samples: TargetSamples },
  assumptions: MoneyAssumptions,
): StrandedRiskInput {
  return {
    asOfDay,
    plan: plan.announced
      ? { startDay: plan.announced.statedDay, basis: "announced" }
      : { startDay: Math.round(figures.classP50Day), basis: "class-median" },
    powerReadyP50Day: figures.powerP50Day,
    ...recordedCapital(plan, assumptions),
    samples: { startDay: figures.samples.startDay, cancelledDay: figures.samples.cancelledDay },
    accelerators: { owner: site.operator?.isHyperscaler ? "hyperscaler" : "single-site" },
    assumptions,
  };
}

/** What the records say of a phase's size and cost; null is unknown. */
export function recordedCapital(
  plan: PhasePlan,
  assumptions: MoneyAssumptions,
): Pick<StrandedRiskInput, "megawatts" | "capex"> {
  const { megawatts } = plan.phase;
  return {
    megawatts:
      megawatts.facility !== null
        ? { value: megawatts.facility, basis: "facility" }
        : { value: megawatts.criticalIt, basis: "critical-it" },
    capex: capexOf(plan, assumptions),
  };
}

/** Stated capex in USD; other currencies are not converted here, so they count as unknown. */
function capexOf({ phase }: PhasePlan, assumptions: MoneyAssumptions): StrandedRiskInput["capex"] {
  const { facility, accelerators, undivided, currency } = phase.capex;
  if (currency !== "USD") return null;
  if (facility !== null && accelerators !== null)
    return { facilityUsd: facility, acceleratorsUsd: accelerators, currency, source: "stated" };
  if (undivided === null) return null;
  const acceleratorsUsd = undivided * assumptions.acceleratorShareOfCapex;
  return { facilityUsd: undivided - acceleratorsUsd, acceleratorsUsd, currency, source: "stated" };
}
