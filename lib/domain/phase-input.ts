import { z } from "zod";
import {
  decimal,
  evidenceFields,
  id,
  milestoneDay,
  optionalAmount,
  optionalCurrency,
  optionalDay,
  optionalText,
  text,
  wholeNumber,
} from "./fields";
import { machineOwnerships, megawattBases } from "./vocabulary";

const capacityFields = {
  basis: z.enum(megawattBases, `basis: expected one of ${megawattBases.join(", ")}`),
  megawatts: decimal("megawatts", { min: 0, max: 1_000_000 }),
  cumulativeMegawatts: optionalAmount("cumulativeMegawatts"),
  knownOn: milestoneDay("knownOn"),
  ...evidenceFields,
};

/** What a publication said a phase adds; kept beside the phase forever. */
export const CapacityClaimInput = z.object({ phaseId: id("phaseId"), ...capacityFields }).strict();
export type CapacityClaimInput = z.infer<typeof CapacityClaimInput>;

export const PhaseInput = z
  .object({
    siteId: id("siteId"),
    ordinal: wholeNumber("ordinal", 1, 1_000),
    nameEn: text("nameEn", 200),
    nameKo: text("nameKo", 200),
    gridConnectionMegawatts: optionalAmount("gridConnectionMegawatts"),
    facilityMegawatts: optionalAmount("facilityMegawatts"),
    criticalItMegawatts: optionalAmount("criticalItMegawatts"),
    generationNameplateMegawatts: optionalAmount("generationNameplateMegawatts"),
    unknownBasisMegawatts: optionalAmount("unknownBasisMegawatts"),
    machines: z.enum(machineOwnerships, `machines: expected one of ${machineOwnerships.join(", ")}`).optional(),
    facilityCapex: optionalAmount("facilityCapex"),
    acceleratorCapex: optionalAmount("acceleratorCapex"),
    undividedCapex: optionalAmount("undividedCapex"),
    capexCurrency: optionalCurrency("capexCurrency"),
    capexPriceYear: wholeNumber("capexPriceYear", 1900, 2150).nullable().optional(),
    isIndependentOfPrevious: z.boolean().nullable().optional(),
    stepKey: optionalText("stepKey", 300),
    retiredOn: optionalDay("retiredOn"),
    ...evidenceFields,
    capacityClaim: z.object(capacityFields).strict().nullable().optional(),
  })
  .strict()
  .refine(
    (phase) =>
      (phase.facilityCapex ?? phase.acceleratorCapex ?? phase.undividedCapex) == null || phase.capexCurrency != null,
    {
      path: ["capexCurrency"],
      error: "capexCurrency: an amount of money names its currency",
    },
  );
export type PhaseInput = z.infer<typeof PhaseInput>;
