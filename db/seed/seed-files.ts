import { z } from "zod";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { EconomyFactInput, EconomyInput, RegionInput } from "@/lib/domain/economy-input";
import { day, evidenceFields, milestoneDay, optionalText, slug, text } from "@/lib/domain/fields";
import { OrganisationInput } from "@/lib/domain/organisation-input";
import { PhaseInput } from "@/lib/domain/phase-input";
import { BaseRateInput, PolicyInstrumentInput } from "@/lib/domain/policy-input";
import { PledgeInput, ProgrammeInput } from "@/lib/domain/programme-input";
import { SiteInput } from "@/lib/domain/site-input";
import { SourceInput } from "@/lib/domain/source-input";
import {
  claimKinds,
  confidences,
  indicatorKinds,
  milestoneSteps,
  organisationRoles,
  requirements,
} from "@/lib/domain/vocabulary";
import type { PublishedState } from "@/lib/importing/epoch/types";

/** The shape of the files under `data/`: the commands' inputs, with names instead of the ids that only a database knows. */

/** Every value names where it was said (a key of `sources.json`) and how sure it is. */
const { mark, note, noteKo } = evidenceFields;
const evidence = { source: slug("source"), mark, note, noteKo };

function without<Shape extends object, Key extends keyof Shape>(shape: Shape, ...keys: Key[]): Omit<Shape, Key> {
  return Object.fromEntries(Object.entries(shape).filter(([key]) => !keys.includes(key as Key))) as Omit<Shape, Key>;
}

const SeedClaim = z.strictObject({
  step: z.enum(milestoneSteps),
  kind: z.enum(claimKinds),
  /** As `parsePartialDate` reads it; null: the source does not say when. */
  date: z
    .string()
    .refine(
      (value) => parsePartialDate(value) !== null,
      "date: expected e.g. 2027-03-01, 2027-03, 2027-Q3, 2027-H2, 2027, by 2027 or before 2028, in the years 1990 to 2100",
    )
    .nullable(),
  knownOn: milestoneDay("knownOn"),
  claimant: slug("claimant").optional(),
  confidence: z.enum(confidences).optional(),
  quote: optionalText("quote", 4_000),
  ...evidence,
});
export type SeedClaim = z.infer<typeof SeedClaim>;

const SeedIndicator = z.strictObject({
  kind: z.enum(indicatorKinds),
  key: slug("key"),
  titleEn: text("titleEn", 300),
  titleKo: text("titleKo", 300),
  counterparty: slug("counterparty").optional(),
  policyInstrument: slug("policyInstrument").optional(),
  requirement: z.enum(requirements),
  requirementReason: optionalText("requirementReason", 1_000),
  requirementReasonKo: optionalText("requirementReasonKo", 1_000),
  /** The fields of the kind; `utility`, `contractor`, `authority`, `seller`, `manufacturer`, `buyer` name organisations. */
  detail: z.record(z.string(), z.json()).optional(),
  claims: z.array(SeedClaim),
  ...evidence,
});
export type SeedIndicator = z.infer<typeof SeedIndicator>;

const SeedPhase = z.strictObject({
  ...without(PhaseInput.shape, "siteId", "sourceId", "capacityClaim", "stepKey"),
  ...evidence,
  /** When the source said the megawatts. */
  capacityKnownOn: milestoneDay("capacityKnownOn").optional(),
  indicators: z.array(SeedIndicator),
});
export type SeedPhase = z.infer<typeof SeedPhase>;

const SeedSite = z.strictObject({
  ...without(
    SiteInput.shape,
    "iso3",
    "regionId",
    "operatorId",
    "utilityId",
    "programmeId",
    "sourceId",
    "aliases",
    "organisations",
  ),
  region: slug("region").optional(),
  operator: slug("operator").optional(),
  utility: slug("utility").optional(),
  ...evidence,
  aliases: z.array(
    z.strictObject({ publisher: text("publisher", 200), alias: text("alias", 300), source: evidence.source }),
  ),
  organisations: z.array(
    z.strictObject({ organisation: slug("organisation"), role: z.enum(organisationRoles), source: evidence.source }),
  ),
  /** Empty for a site whose phases come from `epoch-steps.json`. */
  phases: z.array(SeedPhase),
});
export type SeedSite = z.infer<typeof SeedSite>;

export const EconomyFile = z.strictObject({
  ...EconomyInput.shape,
  regions: z.array(z.strictObject(without(RegionInput.shape, "iso3"))),
  facts: z.array(
    z.strictObject({
      ...without(EconomyFactInput.shape, "iso3", "regionId", "sourceId", "titleEn", "titleKo"),
      titleEn: text("titleEn", 500),
      titleKo: text("titleKo", 500),
      region: slug("region").optional(),
      ...evidence,
    }),
  ),
  policyInstruments: z.array(
    z.strictObject({
      ...without(PolicyInstrumentInput.shape, "iso3", "regionId", "sourceId"),
      region: slug("region").optional(),
      ...evidence,
    }),
  ),
  baseRates: z.array(
    z.strictObject({
      ...without(BaseRateInput.shape, "regionId", "sourceId"),
      region: slug("region"),
      ...evidence,
    }),
  ),
  sites: z.array(SeedSite),
});
export type EconomyFile = z.infer<typeof EconomyFile>;

export const SourcesFile = z.record(slug("source"), SourceInput);
export const OrganisationsFile = z.array(OrganisationInput);
export const ProgrammesFile = z.array(
  z.strictObject({
    ...without(ProgrammeInput.shape, "sponsorId", "regionIds"),
    sponsor: slug("sponsor"),
    regions: z.array(slug("regions")),
    pledges: z.array(z.strictObject({ ...without(PledgeInput.shape, "programmeId", "sourceId"), ...evidence })),
  }),
);

const Party = z.strictObject({ name: text("name", 200), confidence: z.enum(confidences).nullable() });
const parties = z.array(Party);
const buildings = z.array(z.number().int());
const figure = z.number().nullable();

/** A published state of Epoch AI's Frontier Data Centers (CC BY 4.0): figures and dates without the prose. */
export const EpochStateFile: z.ZodType<PublishedState> = z.strictObject({
  publishedOn: day("publishedOn"),
  publisher: z.literal("Epoch AI"),
  powerBasis: z.enum(["facility", "critical_it"]),
  sites: z.array(
    z.strictObject({
      name: text("name", 300),
      title: text("title", 300),
      aliases: z.array(text("aliases", 300)),
      country: z.string().nullable(),
      address: z.string().nullable(),
      latitude: figure,
      longitude: figure,
      owner: parties,
      users: parties,
      project: Party.nullable(),
      investors: parties,
      builders: parties,
      energyCompanies: parties,
      rowNumber: z.number().int(),
      raw: z.null(),
    }),
  ),
  rows: z.array(
    z.strictObject({
      site: text("site", 300),
      date: milestoneDay("date"),
      rowNumber: z.number().int(),
      cumulativeMegawatts: figure,
      buildingsOperational: figure,
      computeCapexUsd: figure,
      constructionCapexUsd: figure,
      /** No prose is carried. */
      status: z.null(),
      operationConfirmed: z.boolean(),
      buildingsNamed: buildings,
      buildingsInService: buildings,
      worksStarted: buildings.nullable(),
      roofsComplete: buildings,
      raw: z.null(),
    }),
  ),
});

/** Two of them, four of their sites. */
export const EpochStepsFile = z.array(EpochStateFile);

/** Which sites on record the published ones are, by name and slug, and the addresses that are not carried, with the reason. */
export const EpochSameSitesFile = z.strictObject({
  sites: z.record(text("sites", 300), slug("sites")),
  addressesLeftOut: z.record(text("addressesLeftOut", 300), text("addressesLeftOut", 1_000)),
});

/** `publishedOn`: the day on which the data were put together. */
export const ManifestFile = z.strictObject({ publishedOn: day("publishedOn") });
