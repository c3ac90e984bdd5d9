import { z } from "zod";
import { MoneyAssumptions } from "./assumptions";

/** Which MW the phase states; never converted, since revenue and capex per MW are read on the same basis. */
const megawattBases = ["facility", "critical-it"] as const;

const days = z.custom<Float64Array>((value) => value instanceof Float64Array, "Expected a Float64Array");

/** `TargetSamples` of the engine: index = draw; a draw is cancelled on its cancelledDay or (Infinity) starts on its startDay. */
const Samples = z
  .object({ startDay: days, cancelledDay: days })
  .refine((s) => s.startDay.length > 0 && s.startDay.length === s.cancelledDay.length, {
    message: "Expected at least one draw and as many cancelledDay as startDay",
  })
  .refine((s) => s.cancelledDay.every((day, i) => Number.isFinite(day === Infinity ? s.startDay[i] : day)), {
    message: "Expected every draw to have a finite cancelledDay, or Infinity and a finite startDay",
  });

/** All that `phaseEconomics` needs, for one phase. Days are UTC epoch days, USD nominal. */
export const PhaseEconomicsInput = z.object({
  /** The day of commitment: what is known on it can re-time deliveries. */
  asOfDay: z.int(),
  plan: z.object({ startDay: z.int(), basis: z.enum(["announced", "class-median"]) }),
  /** P50 of power-ready as forecast on the as-of day; null when there is none (nothing is re-timed). */
  powerReadyP50Day: z.number().nullable(),
  /** Incremental MW of the phase; value null when unknown. */
  megawatts: z.object({ value: z.number().min(0).nullable(), basis: z.enum(megawattBases) }),
  /**
   * Null when unknown. Figures that are themselves a per-MW default must be marked as such: they give shares, never
   * dollars.
   */
  capex: z
    .object({
      facilityUsd: z.number().min(0),
      acceleratorsUsd: z.number().min(0),
      /** Nothing is converted in this folder; an amount without its currency is no amount. */
      currency: z.literal("USD"),
      source: z.enum(["stated", "per-megawatt-default"]),
    })
    .nullable(),
  samples: Samples,
  accelerators: z.object({
    /** Who can use idle machines elsewhere. */
    owner: z.enum(["hyperscaler", "single-site"]),
    /** What they cost as a share of what is stated, or taken by default; a scenario with cheaper ones has less than 1. */
    costFactor: z.number().min(0).max(1).optional(),
    /** Evidence of an order that cannot be moved, or of the delivery itself; without it the firm window decides. */
    alreadyFirm: z.object({ deliveryDay: z.int() }).optional(),
  }),
  assumptions: MoneyAssumptions,
});
export type PhaseEconomicsInput = z.infer<typeof PhaseEconomicsInput>;
