import { boolean, date, index, integer, numeric, pgTable, text, unique } from "drizzle-orm/pg-core";
import { policyInstruments } from "./economies";
import { organisations } from "./organisations";
import { phases } from "./sites";
import { evidenceColumns } from "./sources";
import { indicatorKind, milestoneStep, permitType, ppaStructure, requirement, workType } from "./vocabulary";

/** A leading indicator of a phase: one contract, connection, order, permit, right or piece of work, whose milestones carry claims. */
export const indicators = pgTable(
  "indicators",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    phaseId: integer()
      .notNull()
      .references(() => phases.id),
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
  (t) => [unique("indicators_key").on(t.phaseId, t.kind, t.key), index().on(t.kind)],
);

const indicatorId = () =>
  integer()
    .primaryKey()
    .references(() => indicators.id);

export const ppas = pgTable("ppas", {
  indicatorId: indicatorId(),
  structure: ppaStructure().notNull(),
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
