import { sql } from "drizzle-orm";
import { check, date, doublePrecision, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { LateReading } from "@/lib/track-record/late-share";
import { economies } from "./economies";
import { evidenceColumns } from "./sources";

/** What others have forecast of many sites at once, with the day on which it can be judged; kept as it was said. */
export const outsideForecasts = pgTable(
  "outside_forecasts",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    forecaster: text().notNull(),
    claimEn: text().notNull(),
    claimKo: text().notNull(),
    /** What it speaks of. */
    populationEn: text().notNull(),
    populationKo: text().notNull(),
    iso3: text().references(() => economies.iso3),
    /** The phases meant are those whose date, as stated by the day it was said, fell in this year. */
    dueYear: integer().notNull(),
    /** Phases above so many MW, on whatever basis they state; null: of any size. */
    leastMegawatts: doublePrecision(),
    /** How the question can be read, each with its name; empty where nobody can score it. */
    readings: jsonb().$type<(LateReading & { name: string })[]>().notNull(),
    /** Shares, 0 to 1; null is an open end. */
    low: doublePrecision(),
    high: doublePrecision(),
    saidOn: date({ mode: "string" }).notNull(),
    maturesOn: date({ mode: "string" }).notNull(),
    /** Why nobody can score it; null: it can be. */
    notScorableEn: text(),
    notScorableKo: text(),
    ...evidenceColumns,
  },
  (t) => [
    check(
      "outside_forecasts_scorable",
      sql`${t.notScorableEn} is not null or ${t.low} is not null or ${t.high} is not null`,
    ),
  ],
);

/** Our own answer to the same question on a day; kept for ever: the database refuses UPDATE and DELETE. */
export const outsideAnswers = pgTable(
  "outside_answers",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    outsideForecastId: integer()
      .notNull()
      .references(() => outsideForecasts.id),
    /** The name of the reading that it answers. */
    reading: text().notNull(),
    asOfOn: date({ mode: "string" }).notNull(),
    /** Expected share that is late, 0 to 1; null where nothing on record was due. */
    share: doublePrecision(),
    phases: integer().notNull(),
    megawatts: doublePrecision().notNull(),
    engineVersion: text().notNull(),
    /** Of the phases, their due days and forecasts. */
    inputHash: text().notNull(),
    /** The phases by site and ordinal. */
    members: jsonb().$type<string[]>().notNull(),
    recordedBy: text().notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("outside_answers_key").on(t.outsideForecastId, t.reading, t.asOfOn, t.inputHash)],
);
