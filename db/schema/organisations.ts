import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { economies, regions } from "./economies";
import { evidenceColumns } from "./sources";
import { organisationRole, pledgeTopic } from "./vocabulary";

export const organisations = pgTable("organisations", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  nameEn: text().notNull(),
  nameKo: text().notNull(),
  /** Every role it is known in. */
  roles: organisationRole().array().notNull(),
  homeIso3: text().references(() => economies.iso3),
  /** Can move idle accelerators to another site of its own; null: unknown. */
  isHyperscaler: boolean(),
  accountingStandard: text(),
});

/** A pledge programme: an amount of money in a window. It is never a site and has no start date. */
export const programmes = pgTable("programmes", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  nameEn: text().notNull(),
  nameKo: text().notNull(),
  sponsorId: integer()
    .notNull()
    .references(() => organisations.id),
  announcedOn: date({ mode: "string" }),
  windowFrom: date({ mode: "string" }),
  windowTo: date({ mode: "string" }),
  descriptionEn: text().notNull(),
  descriptionKo: text().notNull(),
});

export const programmeRegions = pgTable(
  "programme_regions",
  {
    programmeId: integer()
      .notNull()
      .references(() => programmes.id),
    regionId: integer()
      .notNull()
      .references(() => regions.id),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.regionId] })],
);

/** One figure that somebody claimed for a programme (or its market): who said it and whether they are independent of it. */
export const pledges = pgTable(
  "pledges",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    programmeId: integer()
      .notNull()
      .references(() => programmes.id),
    topic: pledgeTopic().notNull(),
    subject: text().notNull(),
    subjectKo: text(),
    quantityEn: text().notNull(),
    quantityKo: text().notNull(),
    low: numeric(),
    central: numeric(),
    high: numeric(),
    unit: text(),
    currency: text(),
    priceYear: integer(),
    periodText: text(),
    periodTextKo: text(),
    claimant: text().notNull(),
    claimantKo: text(),
    /** Null: not known. */
    isIndependent: boolean(),
    /** Where the source states it: its paragraph from 1, headings and the lead not counted. Null: not noted. */
    paragraph: integer(),
    ...evidenceColumns,
  },
  (t) => [
    index().on(t.programmeId),
    check("pledges_money_has_currency", sql`${t.unit} not like 'USD%' or ${t.currency} is not null`),
  ],
);
