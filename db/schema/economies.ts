import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, numeric, pgTable, text, unique } from "drizzle-orm/pg-core";
import { imports } from "./imports";
import { evidenceColumns } from "./sources";
import { permitType, policyStatus } from "./vocabulary";

export const economies = pgTable("economies", {
  iso3: text().primaryKey(),
  nameEn: text().notNull(),
  nameKo: text().notNull(),
  isApecMember: boolean().notNull(),
});

/** Below the economy: a province, a city, a grid zone. */
export const regions = pgTable("regions", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  iso3: text()
    .notNull()
    .references(() => economies.iso3),
  nameEn: text().notNull(),
  nameKo: text().notNull(),
});

/** A context figure of an economy or one of its regions; `value` null carries the reason why it is unknown. */
export const economyFacts = pgTable(
  "economy_facts",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    iso3: text()
      .notNull()
      .references(() => economies.iso3),
    regionId: integer().references(() => regions.id),
    indicator: text().notNull(),
    value: numeric(),
    /** A figure that is a date or a word. */
    valueText: text(),
    unit: text().notNull(),
    year: integer(),
    periodText: text(),
    periodTextKo: text(),
    titleEn: text(),
    titleKo: text(),
    unknownReason: text(),
    unknownReasonKo: text(),
    importId: integer().references(() => imports.id),
    ...evidenceColumns,
  },
  (t) => [
    unique("economy_facts_key").on(t.iso3, t.regionId, t.indicator, t.year).nullsNotDistinct(),
    check(
      "economy_facts_unknown_has_reason",
      sql`coalesce(${t.value}::text, ${t.valueText}, ${t.unknownReason}) is not null`,
    ),
  ],
);

export const policyInstruments = pgTable(
  "policy_instruments",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    iso3: text()
      .notNull()
      .references(() => economies.iso3),
    regionId: integer().references(() => regions.id),
    titleEn: text().notNull(),
    titleKo: text().notNull(),
    factEn: text().notNull(),
    factKo: text().notNull(),
    thresholdMegawatts: numeric(),
    status: policyStatus().notNull(),
    effectiveOn: date({ mode: "string" }),
    effectiveText: text(),
    effectiveTextKo: text(),
    /** The permit that a phase at or above the threshold must hold from `effectiveOn` on; null: context only. */
    requiresGate: permitType(),
    importId: integer().references(() => imports.id),
    ...evidenceColumns,
  },
  (t) => [index().on(t.iso3)],
);

/** How often a gate was passed in a place, and to whom that applies. Answers with one common cause are worth n / (1 + (n − 1)ρ). */
export const baseRates = pgTable("base_rates", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  regionId: integer()
    .notNull()
    .references(() => regions.id),
  gate: permitType().notNull(),
  thresholdMegawatts: numeric().notNull(),
  newSupplyOnly: boolean().notNull(),
  appliedAfter: date({ mode: "string" }).notNull(),
  periodFrom: date({ mode: "string" }).notNull(),
  periodTo: date({ mode: "string" }).notNull(),
  passed: integer().notNull(),
  decided: integer().notNull(),
  commonCauseRho: numeric().notNull(),
  priorAlpha: numeric().notNull(),
  priorBeta: numeric().notNull(),
  /** Chance that it applies when one of its conditions is unknown. */
  probabilityIfUnknown: numeric().notNull(),
  endedBy: text(),
  endedByKo: text(),
  ...evidenceColumns,
});
