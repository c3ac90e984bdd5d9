import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { DatePrecision } from "@/lib/domain/vocabulary";
import { imports } from "./imports";
import { milestones } from "./indicators";
import { organisations } from "./organisations";
import { sources } from "./sources";
import { claimKind, confidence, datePrecision, evidenceMark } from "./vocabulary";

/**
 * What somebody said about a milestone's date, kept forever: the database refuses UPDATE, DELETE and TRUNCATE.
 * `known_on` is when the source said it; `recorded_at` is the database's clock, set by a trigger, never backdated.
 */
export const datedClaims = pgTable(
  "dated_claims",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    naturalKey: text().notNull().unique(),
    milestoneId: integer()
      .notNull()
      .references(() => milestones.id),
    kind: claimKind().notNull(),
    /** First day the date may be; null with precision `by`: no lower bound. */
    earliestOn: date({ mode: "string" }),
    /** Last day the date may be. */
    latestOn: date({ mode: "string" }),
    precision: datePrecision().$type<DatePrecision>().notNull(),
    knownOn: date({ mode: "string" }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id),
    /** The party whose word it is, when it is not the source itself. */
    claimantId: integer().references(() => organisations.id),
    confidence: confidence(),
    mark: evidenceMark().notNull(),
    /** The source's own words. */
    quote: text(),
    note: text(),
    noteKo: text(),
    importId: integer().references(() => imports.id),
    recordedBy: text().notNull(),
  },
  (t) => [
    index().on(t.milestoneId, t.knownOn),
    index().on(t.recordedAt),
    index().on(t.sourceId),
    check(
      "dated_claims_interval",
      sql`${t.earliestOn} is null or ${t.latestOn} is null or ${t.earliestOn} <= ${t.latestOn}`,
    ),
    check(
      "dated_claims_dated",
      sql`${t.kind} in ('withdrawn', 'not_required') or ${t.precision} = 'unknown' or ${t.latestOn} is not null`,
    ),
    check(
      "dated_claims_bounded",
      sql`${t.precision} in ('by', 'unknown') or ${t.latestOn} is null or ${t.earliestOn} is not null`,
    ),
  ],
);

/** A claim that we logged by mistake, or that its source took back; the claim itself stays. Also append-only. */
export const claimRetractions = pgTable("claim_retractions", {
  claimId: integer()
    .primaryKey()
    .references(() => datedClaims.id),
  reason: text().notNull(),
  recordedBy: text().notNull(),
  recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
