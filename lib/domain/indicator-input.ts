import { z } from "zod";
import {
  evidenceFields,
  optionalAmount,
  optionalCurrency,
  optionalDecimal,
  optionalId,
  optionalTermDay,
  optionalText,
  slug,
  text,
  wholeNumber,
} from "./fields";
import { permitTypes, ppaRoles, ppaStructures, requirements, siteHolds, workTypes } from "./vocabulary";

const flag = z.boolean().nullable().optional();
const count = (field: string) => wholeNumber(field, 0, 100_000_000).nullable().optional();

const PpaDetail = z
  .object({
    structure: z.enum(ppaStructures, `structure: expected one of ${ppaStructures.join(", ")}`),
    role: z
      .enum(ppaRoles, `role: expected one of ${ppaRoles.join(", ")}`)
      .nullable()
      .optional(),
    isFirm: flag,
    ppaMegawatts: optionalAmount("ppaMegawatts"),
    projectMegawatts: optionalAmount("projectMegawatts"),
    tenorYears: optionalDecimal("tenorYears", { min: 0, max: 100 }),
    pricePerMegawattHour: optionalDecimal("pricePerMegawattHour"),
    priceCurrency: optionalCurrency("priceCurrency"),
    sellerId: optionalId("sellerId"),
  })
  .strict();
const GridInterconnectDetail = z
  .object({
    utilityId: optionalId("utilityId"),
    queueId: optionalText("queueId", 100),
    pointOfInterconnection: optionalText("pointOfInterconnection", 300),
    kilovolts: optionalAmount("kilovolts"),
    requestedMegawatts: optionalAmount("requestedMegawatts"),
    grantedMegawatts: optionalAmount("grantedMegawatts"),
    isFirm: flag,
    impactAssessmentResult: optionalText("impactAssessmentResult", 300),
  })
  .strict();
const TransformerOrderDetail = z
  .object({
    unitCount: count("unitCount"),
    ratingMva: optionalAmount("ratingMva"),
    primaryKilovolts: optionalAmount("primaryKilovolts"),
    secondaryKilovolts: optionalAmount("secondaryKilovolts"),
    manufacturerId: optionalId("manufacturerId"),
    buyerId: optionalId("buyerId"),
  })
  .strict();
const PermitDetail = z
  .object({
    type: z.enum(permitTypes, `type: expected one of ${permitTypes.join(", ")}`),
    authorityId: optionalId("authorityId"),
    docket: optionalText("docket", 200),
    isAppealed: flag,
    expiresOn: optionalTermDay("expiresOn"),
  })
  .strict();
const WaterRightDetail = z
  .object({
    waterSource: optionalText("waterSource", 300),
    cubicMetresPerYear: optionalAmount("cubicMetresPerYear"),
    expiresOn: optionalTermDay("expiresOn"),
  })
  .strict();
const WorkDetail = z
  .object({
    type: z.enum(workTypes, `type: expected one of ${workTypes.join(", ")}`),
    contractorId: optionalId("contractorId"),
    megawatts: optionalAmount("megawatts"),
  })
  .strict();
const AcceleratorOrderDetail = z
  .object({
    unitCount: count("unitCount"),
    model: optionalText("model", 200),
    manufacturerId: optionalId("manufacturerId"),
    needsExportLicence: flag,
  })
  .strict();

const common = {
  siteId: optionalId("siteId"),
  /** Null or left out: of the whole site `siteId`; a phase's site is known. */
  phaseId: optionalId("phaseId"),
  holds: z
    .enum(siteHolds, `holds: expected one of ${siteHolds.join(", ")}`)
    .nullable()
    .optional(),
  /** Tells indicators of one kind apart within a phase. */
  key: slug("key"),
  titleEn: text("titleEn", 300),
  titleKo: text("titleKo", 300),
  counterpartyId: optionalId("counterpartyId"),
  requirement: z.enum(requirements, `requirement: expected one of ${requirements.join(", ")}`),
  requirementReason: optionalText("requirementReason", 1_000),
  requirementReasonKo: optionalText("requirementReasonKo", 1_000),
  policyInstrumentId: optionalId("policyInstrumentId"),
  ...evidenceFields,
};

export const IndicatorInput = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("service"), ...common }).strict(),
    z.object({ kind: z.literal("works"), ...common, detail: WorkDetail }).strict(),
    z.object({ kind: z.literal("grid_interconnect"), ...common, detail: GridInterconnectDetail }).strict(),
    z.object({ kind: z.literal("transformer_order"), ...common, detail: TransformerOrderDetail }).strict(),
    z.object({ kind: z.literal("ppa"), ...common, detail: PpaDetail }).strict(),
    z.object({ kind: z.literal("permit"), ...common, detail: PermitDetail }).strict(),
    z.object({ kind: z.literal("water_right"), ...common, detail: WaterRightDetail }).strict(),
    z.object({ kind: z.literal("accelerator_order"), ...common, detail: AcceleratorOrderDetail }).strict(),
    z.object({ kind: z.literal("generation"), ...common }).strict(),
    z.object({ kind: z.literal("land"), ...common }).strict(),
    z.object({ kind: z.literal("financing"), ...common }).strict(),
    z.object({ kind: z.literal("site"), ...common }).strict(),
  ])
  .refine(({ siteId, phaseId }) => (siteId ?? phaseId ?? null) !== null, {
    path: ["phaseId"],
    error: "phaseId: an indicator belongs to a phase, or to the site `siteId`",
  })
  .refine(({ phaseId, holds }) => phaseId == null || holds == null, {
    path: ["holds"],
    error: "holds: only a record of the whole site holds up several phases",
  })
  .refine((indicator) => indicator.requirement !== "unknown" || indicator.requirementReason != null, {
    path: ["requirementReason"],
    error: "requirementReason: an unknown requirement says why it is unknown",
  });
export type IndicatorInput = z.infer<typeof IndicatorInput>;
