import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, numeric, pgTable, text, unique } from "drizzle-orm/pg-core";
import { policyInstruments } from "./economies";
import { organisations } from "./organisations";
import { phases, sites } from "./sites";
import { evidenceColumns } from "./sources";
import {
  indicatorKind,
  milestoneStep,
  permitType,
  ppaRole,
  ppaStructure,
  requirement,
  siteHold,
  workType,
} from "./vocabulary";

/**
 * A leading indicator of a site or of one of its phases: one contract, connection, order, permit, right or piece of work, whose milestones
 * carry claims. A trigger gives a phase's indicator its site.
 */
export const indicators = pgTable(
  "indicators",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    /** Null: of the whole site. */
    phaseId: integer(),
    /** Of the whole site: which of its phases not in service it holds up. Null: nobody said. */
    holds: siteHold(),
    kind: indicatorKind().notNull(),
    /** Tells indicators of one kind apart, e.g. `building`, `grid-impact-assessment`. */
    key: text().notNull(),
    titleEn: text().notNull(),
    titleKo: text().notNull(),
    counterpartyId: integer().references(() => organisations.id),
    requirement: requirement().notNull(),
    /** Why it is required, not required, or unknown. */
    requirementReason: text(),
    requirementReasonKo: text(),
    policyInstrumentId: integer().references(() => policyInstruments.id),
    ...evidenceColumns,
  },
  (t) => [
    unique("indicators_key").on(t.siteId, t.phaseId, t.kind, t.key).nullsNotDistinct(),
    index().on(t.phaseId),
    index().on(t.kind),
    // A phase that moves to another site takes its indicators along.
    foreignKey({
      name: "indicators_phase",
      columns: [t.phaseId, t.siteId],
      foreignColumns: [phases.id, phases.siteId],
    }).onUpdate("cascade"),
    check("indicators_holds_of_site", sql`${t.holds} is null or ${t.phaseId} is null`),
  ],
);

const indicatorId = () =>
  integer()
    .primaryKey()
    .references(() => indicators.id);

export const ppas = pgTable("ppas", {
  indicatorId: indicatorId(),
  structure: ppaStructure().notNull(),
  /** Null: nobody said. */
  role: ppaRole(),
  isFirm: boolean(),
  /** What the contract delivers; the generating project may be larger. */
  ppaMegawatts: numeric(),
  projectMegawatts: numeric(),
  tenorYears: numeric(),
  pricePerMegawattHour: numeric(),
  priceCurrency: text(),
  sellerId: integer().references(() => organisations.id),
});

export const gridInterconnects = pgTable("grid_interconnects", {
  indicatorId: indicatorId(),
  utilityId: integer().references(() => organisations.id),
  queueId: text(),
  pointOfInterconnection: text(),
  kilovolts: numeric(),
  requestedMegawatts: numeric(),
  grantedMegawatts: numeric(),
  isFirm: boolean(),
  impactAssessmentResult: text(),
});

export const transformerOrders = pgTable("transformer_orders", {
  indicatorId: indicatorId(),
  unitCount: integer(),
  ratingMva: numeric(),
  primaryKilovolts: numeric(),
  secondaryKilovolts: numeric(),
  manufacturerId: integer().references(() => organisations.id),
  buyerId: integer().references(() => organisations.id),
});

export const permits = pgTable("permits", {
  indicatorId: indicatorId(),
  type: permitType().notNull(),
  authorityId: integer().references(() => organisations.id),
  docket: text(),
  isAppealed: boolean(),
  expiresOn: date({ mode: "string" }),
});

export const waterRights = pgTable("water_rights", {
  indicatorId: indicatorId(),
  waterSource: text(),
  cubicMetresPerYear: numeric(),
  expiresOn: date({ mode: "string" }),
});

export const works = pgTable("works", {
  indicatorId: indicatorId(),
  type: workType().notNull(),
  contractorId: integer().references(() => organisations.id),
  /** Of bridge power. */
  megawatts: numeric(),
});

export const acceleratorOrders = pgTable("accelerator_orders", {
  indicatorId: indicatorId(),
  unitCount: integer(),
  model: text(),
  manufacturerId: integer().references(() => organisations.id),
  needsExportLicence: boolean(),
});

export const milestones = pgTable(
  "milestones",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    indicatorId: integer()
      .notNull()
      .references(() => indicators.id),
    step: milestoneStep().notNull(),
  },
  (t) => [unique("milestones_key").on(t.indicatorId, t.step)],
);
