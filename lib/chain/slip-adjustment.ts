import { z } from "zod";
import type { SlipModel } from "@/lib/forecast";
import { stretchSlip } from "./stretch";

/** By whom a date may be corrected beyond its class: by who operates the site, or by what kind of source gave the date. */
export const adjustmentLevels = ["operator", "sourceClass"] as const;
export type AdjustmentLevel = (typeof adjustmentLevels)[number];

/**
 * Which correction the forecast uses, as the archive's scores decided: by group what is added to ln of the days that remain. Level null: none,
 * the class stands.
 */
export const SlipAdjustment = z.strictObject({
  level: z.enum(adjustmentLevels).nullable(),
  logShifts: z.record(z.string(), z.number().min(-5).max(5)),
});
export type SlipAdjustment = z.infer<typeof SlipAdjustment>;

export const NO_ADJUSTMENT: SlipAdjustment = { level: null, logShifts: {} };

/** The parameter that holds it. */
export const SLIP_ADJUSTMENT_SLUG = "slip-adjustment";

/** The slip model of a date, corrected by its group where a correction is in use. */
export function adjustedSlip(
  slip: SlipModel,
  { level, logShifts }: SlipAdjustment,
  groups: Record<AdjustmentLevel, string | null>,
): SlipModel {
  const group = level && groups[level];
  const shift = group ? (logShifts[group] ?? 0) : 0;
  return shift === 0 ? slip : stretchSlip(slip, Math.exp(shift));
}
