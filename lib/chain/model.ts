import { z } from "zod";
import type { ModelRecords } from "@/lib/domain/records";
import type { Distribution, SlipModel } from "@/lib/forecast";
import { type ChainParameterSlug, ChainParameters } from "./parameters";
import { NO_ADJUSTMENT, SLIP_ADJUSTMENT_SLUG, SlipAdjustment } from "./slip-adjustment";

const Lognormal = z.object({
  kind: z.literal("lognormal"),
  medianDays: z.number().positive(),
  sigma: z.number().nonnegative(),
  contaminated: z.boolean().optional(),
});
const Slip = z.object({
  intercept: z.number(),
  hSlope: z.number(),
  offsetDays: z.number().nonnegative(),
  ageSlope: z.number(),
  sigma: z.number().nonnegative(),
  capFromDays: z.number().positive(),
  capRatio: z.number().positive(),
  overdueMedianDays: z.number().positive(),
  overdueSigma: z.number().nonnegative(),
});
const Hazards = z.object({
  announced: z.number().nonnegative(),
  permitted: z.number().nonnegative(),
  under_construction: z.number().nonnegative(),
  energised: z.number().nonnegative(),
});
const LaterPhase = z.object({
  statedRatioMedian: z.number().positive(),
  statedSigma: z.number().nonnegative(),
  unstatedMedianDays: z.number().positive(),
  unstatedSigma: z.number().nonnegative(),
});

/** The stored classes and parameters, checked and typed for the chain. */
export type ChainModel = {
  /** @throws when it is missing */
  classValues(slug: string): Record<string, unknown>;
  durationClass(slug: string): Distribution & { kind: "lognormal" };
  parameter(slug: ChainParameterSlug): number;
  slip: SlipModel;
  /** What the archive's scores allow to correct it by; none where the parameter was never written. */
  slipAdjustment: SlipAdjustment;
  hazardPerYear: z.infer<typeof Hazards>;
  laterPhase: z.infer<typeof LaterPhase>;
};

/**
 * Reads the newest classes and parameters.
 * @throws when one is missing, has the wrong shape or is out of its limits: no forecast can be made without it
 */
export function chainModel(records: ModelRecords): ChainModel {
  const classValues = (slug: string) => {
    const found = records.classes[slug];
    if (!found) throw new Error(`reference class "${slug}" is missing: run the seed`);
    return found.values;
  };
  const { overdueMedianDays, overdueSigma, ...slip } = Slip.parse(classValues("announced_date_slip"));
  return {
    classValues,
    durationClass: (slug) => Lognormal.parse(classValues(slug)),
    parameter: (slug) => {
      const stored = records.parameters[slug];
      if (!stored) throw new Error(`parameter "${slug}" is missing: run the seed`);
      return ChainParameters.shape[slug].parse(stored.value);
    },
    slip: { ...slip, overdue: { medianDays: overdueMedianDays, sigma: overdueSigma } },
    slipAdjustment: SlipAdjustment.parse(records.parameters[SLIP_ADJUSTMENT_SLUG]?.value ?? NO_ADJUSTMENT),
    hazardPerYear: Hazards.parse(classValues("cancellation_per_year")),
    laterPhase: LaterPhase.parse(classValues("later_phase_gap")),
  };
}

/** The class's quantile in days, without its late tail: 0.8 of a lognormal lies 0.8416 sigma above the median. */
export function classQuantileDays(distribution: { medianDays: number; sigma: number }, z: number): number {
  return distribution.medianDays * Math.exp(distribution.sigma * z);
}
