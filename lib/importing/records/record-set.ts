import { z } from "zod";
import {
  currency,
  day,
  iso3,
  milestoneDay,
  optionalAmount,
  optionalDay,
  slug,
  text,
  wholeNumber,
} from "@/lib/domain/fields";
import { isoEconomy } from "@/lib/domain/iso-economies";
import {
  appealOutcomes,
  appellants,
  claimKinds,
  datePrecisions,
  evidenceMarks,
  indicatorKinds,
  knownPrecisions,
  machineOwnerships,
  milestoneSteps,
  permitTypes,
  policyStatuses,
  ppaRoles,
  siteHolds,
  siteTypes,
  sourceClasses,
  statedBases,
} from "@/lib/domain/vocabulary";
import { webAddress } from "@/lib/domain/web-address";

/** What the record files say, as plain data: places, parties, dates and who said them where. A seed file holds it as it stands here. */

const optional = (field: string, limit: number) => text(field, limit).optional();
const sourceKey = z.string("source: there is no such source among the rows that were taken").trim().min(1).max(100);
const economy = iso3("iso3").refine((code) => isoEconomy(code) !== null, "iso3: is no economy of ISO 3166");
/** A figure's source (a key of `sources`), how sure it is, and when it was compared with its page. */
const evidence = {
  source: sourceKey,
  mark: z.enum(evidenceMarks),
  note: optional("note", 4_000),
  comparedOn: optionalDay("comparedOn"),
};

const RecordSource = z.strictObject({
  key: sourceKey,
  url: webAddress("url"),
  title: text("title", 500),
  publisher: text("publisher", 200),
  publishedOn: day("publishedOn").optional(),
  publishedPrecision: z.enum(knownPrecisions).optional(),
  language: text("language", 10),
  class: z.enum(sourceClasses),
  licence: optional("licence", 200),
  attribution: optional("attribution", 500),
});
export type RecordSource = z.infer<typeof RecordSource>;

const RecordClaim = z.strictObject({
  step: z.enum(milestoneSteps),
  kind: z.enum(claimKinds),
  earliestOn: milestoneDay("earliestOn").optional(),
  latestOn: milestoneDay("latestOn").optional(),
  precision: z.enum(datePrecisions),
  knownOn: milestoneDay("knownOn"),
  knownPrecision: z.enum(knownPrecisions).optional(),
  claimant: optional("claimant", 200),
  megawatts: optionalAmount("megawatts"),
  appellant: z.enum(appellants).optional(),
  outcome: z.enum(appealOutcomes).optional(),
  ...evidence,
});
export type RecordClaim = z.infer<typeof RecordClaim>;

const RecordIndicator = z.strictObject({
  /** Null: of the whole site. */
  phase: wholeNumber("phase", 1, 1_000).nullable(),
  kind: z.enum(indicatorKinds),
  key: slug("key"),
  title: optional("title", 300),
  counterparty: optional("counterparty", 200),
  permitType: z.enum(permitTypes).optional(),
  ppaRole: z.enum(ppaRoles).optional(),
  holds: z.enum(siteHolds).optional(),
  claims: z.array(RecordClaim).min(1),
});
export type RecordIndicator = z.infer<typeof RecordIndicator>;

const RecordPhase = z.strictObject({
  ordinal: wholeNumber("ordinal", 1, 1_000),
  name: text("name", 200),
  megawatts: optionalAmount("megawatts"),
  basis: z.enum(statedBases),
  capex: optionalAmount("capex"),
  capexCurrency: currency("capexCurrency").optional(),
  capexPriceYear: wholeNumber("capexPriceYear", 1900, 2150).optional(),
  machines: z.enum(machineOwnerships).optional(),
  ...evidence,
});
export type RecordPhase = z.infer<typeof RecordPhase>;

const RecordSite = z.strictObject({
  slug: slug("slug"),
  type: z.enum(siteTypes),
  iso3: economy,
  region: slug("region").optional(),
  locality: optional("locality", 300),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  name: text("name", 200),
  localName: optional("localName", 200),
  aliases: z.array(text("aliases", 300)),
  operators: z.array(text("operators", 200)),
  owners: z.array(text("owners", 200)),
  users: z.array(text("users", 200)),
  utility: optional("utility", 200),
  phases: z.array(RecordPhase),
  indicators: z.array(RecordIndicator),
  ...evidence,
});
export type RecordSite = z.infer<typeof RecordSite>;

const RecordRule = z.strictObject({
  iso3: economy,
  /** Several where it holds in several; none: the whole economy. */
  regions: z.array(slug("regions")),
  name: text("name", 300),
  localName: optional("localName", 300),
  /** Its first word says which gate it is. */
  requires: text("requires", 2_000),
  thresholdMegawatts: optionalAmount("thresholdMegawatts"),
  thresholdBasis: optional("thresholdBasis", 200),
  status: z.enum(policyStatuses),
  since: optional("since", 60),
  until: optional("until", 60),
  ...evidence,
});
export type RecordRule = z.infer<typeof RecordRule>;

const RecordFact = z.strictObject({
  iso3: economy,
  region: slug("region").optional(),
  key: slug("key"),
  /** A number as text, or a date or word that stands for one. */
  value: text("value", 200),
  unit: text("unit", 60),
  period: optional("period", 200),
  ...evidence,
});
export type RecordFact = z.infer<typeof RecordFact>;

export const RecordSet = z.strictObject({
  name: slug("name"),
  sources: z.array(RecordSource),
  sites: z.array(RecordSite),
  rules: z.array(RecordRule),
  facts: z.array(RecordFact),
});
export type RecordSet = z.infer<typeof RecordSet>;
