import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { FlagStanding, FlagStep, FlagStepReason } from "@/lib/domain/vocabulary";
import type { FlagKind, FlagLine, FlagNumbers, FlagRule, PhaseStake, RiskSeverity } from "@/lib/flags/types";
import { phases, sites } from "./sites";

/**
 * What is flagged at a site, one row a subject and event for ever: the same event raised again is the same row. The subject is a phase, the
 * whole site (no phase), or the site's part of a rule of the place. Computed with the forecast, so the audit leaves it out; what happened to
 * it stands in `flag_steps`. Rules are words of the version that raised it: those of earlier versions stay in cleared rows.
 */
export const flags = pgTable(
  "flags",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    phaseId: integer(),
    policySlug: text(),
    event: text().notNull(),
    kind: text().$type<FlagKind>().notNull(),
    rule: text().$type<FlagRule>().notNull(),
    /** Of a risk; `low` is of earlier versions. */
    severity: text().$type<RiskSeverity>(),
    mayBeHigh: boolean().notNull(),
    /** The phases that it is about. */
    phaseIds: integer().array().notNull(),
    /** The numbers of its sentence, put into words on screen. */
    reason: jsonb().$type<FlagNumbers>().notNull(),
    lines: jsonb().$type<FlagLine[]>().notNull().default([]),
    stakes: jsonb().$type<PhaseStake[]>().notNull().default([]),
    /** Sums over its phases, for the order of lists; null: unknown. */
    dollarsUsd: doublePrecision(),
    sizeMegawattMonths: doublePrecision(),
    /** MW in the size that are the lower quartile of the economy, since no record gives them. */
    assumedMegawatts: doublePrecision().notNull().default(0),
    claimIds: integer().array().notNull(),
    since: date({ mode: "string" }).notNull(),
    /** The latest P50 of its phases; null: none is forecast. */
    p50On: date({ mode: "string" }),
    standing: text().$type<FlagStanding>().notNull().default("raised"),
    /** The number of its newest step. */
    version: integer().notNull().default(1),
    raisedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    clearedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("flags_key").on(t.siteId, t.phaseId, t.policySlug, t.event).nullsNotDistinct(),
    // A phase that moves to another site takes its flags along.
    foreignKey({
      name: "flags_phase",
      columns: [t.phaseId, t.siteId],
      foreignColumns: [phases.id, phases.siteId],
    }).onUpdate("cascade"),
    check("flags_cleared", sql`(${t.standing} = 'cleared') = (${t.clearedAt} is not null)`),
    check("flags_standing", sql`${t.standing} in ('raised', 'acknowledged', 'escalated', 'cleared')`),
    index("flags_open").on(t.siteId).where(sql`${t.clearedAt} is null`),
  ],
);

/** What happened to a flag, by whom and why; the database refuses UPDATE and DELETE. */
export const flagSteps = pgTable(
  "flag_steps",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    flagId: integer()
      .notNull()
      .references(() => flags.id),
    /** 1 for the first step of a flag, and so on. */
    number: integer().notNull(),
    step: text().$type<FlagStep>().notNull(),
    /** Of a step that the computation took; null: a person's, or nothing to add. */
    reason: text().$type<FlagStepReason>(),
    /** The flag's at that time. */
    rule: text().$type<FlagRule>().notNull(),
    severity: text().$type<RiskSeverity>(),
    p50On: date({ mode: "string" }),
    note: text(),
    /** Of an acknowledgement: the day on which it ends; null: it has none. */
    until: date({ mode: "string" }),
    recordedBy: text().notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("flag_steps_key").on(t.flagId, t.number)],
);
