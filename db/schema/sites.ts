import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { economies, regions } from "./economies";
import { imports } from "./imports";
import { organisations, programmes } from "./organisations";
import { evidenceColumns, sources } from "./sources";
import { confidence, lineageKind, machineOwnership, megawattBasis, organisationRole, siteType } from "./vocabulary";

export const sites = pgTable(
  "sites",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    type: siteType().notNull().default("data_centre"),
    nameEn: text().notNull(),
    /** As a source gives it; without one the same as the other name. */
    nameKo: text().notNull(),
    /** Null: the published record names no economy. */
    iso3: text().references(() => economies.iso3),
    regionId: integer().references(() => regions.id),
    operatorId: integer().references(() => organisations.id),
    utilityId: integer().references(() => organisations.id),
    programmeId: integer().references(() => programmes.id),
    /** Town or district, as its source names it. */
    locality: text(),
    address: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    announcedOn: date({ mode: "string" }),
    isIllustrative: boolean().notNull().default(false),
    /** Grows with every change of the records that a forecast reads; a save starts over when it moved. */
    version: integer().notNull().default(1),
    lastExaminedOn: date({ mode: "string" }),
    /** When the record was compared with its page: evidence, not a look at the site. */
    comparedOn: date({ mode: "string" }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    ...evidenceColumns,
  },
  (t) => [index().on(t.iso3), index().on(t.operatorId), index().on(t.regionId)],
);

/** A name under which a publication carries a site. */
export const siteAliases = pgTable(
  "site_aliases",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    publisher: text().notNull(),
    alias: text().notNull(),
    sourceId: integer().references(() => sources.id),
  },
  (t) => [unique("site_aliases_key").on(t.publisher, t.alias), index().on(t.siteId)],
);

export const siteOrganisations = pgTable(
  "site_organisations",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    organisationId: integer()
      .notNull()
      .references(() => organisations.id),
    role: organisationRole().notNull(),
    confidence: confidence(),
    sourceId: integer().references(() => sources.id),
  },
  (t) => [unique("site_organisations_key").on(t.siteId, t.organisationId, t.role)],
);

/** A part of a site that starts to earn as one. Megawatts are what this phase adds, never the running total. */
export const phases = pgTable(
  "phases",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    ordinal: integer().notNull(),
    nameEn: text().notNull(),
    nameKo: text().notNull(),
    gridConnectionMegawatts: numeric(),
    facilityMegawatts: numeric(),
    criticalItMegawatts: numeric(),
    generationNameplateMegawatts: numeric(),
    /** Stated without saying of what. */
    unknownBasisMegawatts: numeric(),
    facilityCapex: numeric(),
    acceleratorCapex: numeric(),
    /** When a source gives only the whole. */
    undividedCapex: numeric(),
    capexCurrency: text(),
    capexPriceYear: integer(),
    machines: machineOwnership().notNull().default("unknown"),
    /** True: may earn before the phase in front of it; null: unknown, taken as no. */
    isIndependentOfPrevious: boolean(),
    /** Key of the step in its publication, e.g. the buildings it names. */
    stepKey: text(),
    /** When its publication no longer carried this step, or its import was undone: kept for its history, but no longer a part of the site. */
    retiredOn: date({ mode: "string" }),
    /** The import of a register that added it. */
    importId: integer().references(() => imports.id),
    ...evidenceColumns,
  },
  (t) => [
    unique("phases_key").on(t.siteId, t.ordinal),
    unique("phases_site_key").on(t.id, t.siteId),
    check("phases_ordinal_positive", sql`${t.ordinal} > 0`),
    check(
      "phases_megawatts_not_negative",
      sql`coalesce(${t.gridConnectionMegawatts}, 0) >= 0 and coalesce(${t.facilityMegawatts}, 0) >= 0 and coalesce(${t.criticalItMegawatts}, 0) >= 0 and coalesce(${t.generationNameplateMegawatts}, 0) >= 0 and coalesce(${t.unknownBasisMegawatts}, 0) >= 0`,
    ),
    check(
      "phases_capex_has_currency",
      sql`coalesce(${t.facilityCapex}, ${t.acceleratorCapex}, ${t.undividedCapex}) is null or ${t.capexCurrency} is not null`,
    ),
  ],
);

/** What a publication said a phase adds, and the site's running total with it: revisions are kept, never overwritten. */
export const capacityClaims = pgTable(
  "capacity_claims",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    phaseId: integer()
      .notNull()
      .references(() => phases.id),
    basis: megawattBasis().notNull(),
    megawatts: numeric().notNull(),
    cumulativeMegawatts: numeric(),
    knownOn: date({ mode: "string" }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    importId: integer().references(() => imports.id),
    ...evidenceColumns,
  },
  (t) => [unique("capacity_claims_key").on(t.phaseId, t.basis, t.knownOn, t.megawatts, t.importId).nullsNotDistinct()],
);

/** Merged, split and renamed sites and phases. */
export const lineage = pgTable("lineage", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  kind: lineageKind().notNull(),
  fromSiteId: integer().references(() => sites.id),
  toSiteId: integer().references(() => sites.id),
  fromPhaseId: integer().references(() => phases.id),
  toPhaseId: integer().references(() => phases.id),
  happenedOn: date({ mode: "string" }).notNull(),
  fromName: text().notNull(),
  toName: text().notNull(),
  ...evidenceColumns,
});
