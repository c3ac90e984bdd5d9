import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { scenarios } from "./model";
import { phases } from "./sites";

/** A figure of the phase's money, extracted by the database. */
const moneyColumn = (path: string) =>
  doublePrecision().generatedAlwaysAs((): SQL => sql.raw(`(detail #>> '{money,${path}}')::float8`));

/**
 * A phase's forecast as it was made; the database refuses UPDATE and DELETE. Dates are null for "never".
 * The figures that tables sort by are columns; the rest of the assessment is in `detail` (type `ForecastDetail`).
 */
export const forecasts = pgTable(
  "forecasts",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    phaseId: integer()
      .notNull()
      .references(() => phases.id),
    scenarioId: integer()
      .notNull()
      .references(() => scenarios.id),
    asOfOn: date({ mode: "string" }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    engineVersion: text().notNull(),
    chainVersion: text().notNull(),
    definitionVersion: text().notNull(),
    seed: bigint({ mode: "number" }).notNull(),
    draws: integer().notNull(),
    inputHash: text().notNull(),
    parameterVersions: jsonb().notNull(),
    /** `forecast`, `in_service` or `withdrawn`. */
    state: text().notNull(),
    announcedOn: date({ mode: "string" }),
    /** Given that it is not cancelled. */
    p10On: date({ mode: "string" }),
    p50On: date({ mode: "string" }),
    p80On: date({ mode: "string" }),
    p90On: date({ mode: "string" }),
    /** Cancelled draws count as never: null. */
    unconditionalP50On: date({ mode: "string" }),
    unconditionalP80On: date({ mode: "string" }),
    probabilityCancelled: doublePrecision().notNull(),
    probabilityNotWithinTenYears: doublePrecision().notNull(),
    probabilityByAnnounced: doublePrecision(),
    expectedDelayDays: doublePrecision(),
    /** Of forecasts under the definition `money-1`; null since. */
    probabilityStranded: doublePrecision(),
    expectedStrandedUsd: doublePrecision(),
    /** 201 quantiles as epoch days, given completion. */
    quantileDays: doublePrecision().array().notNull(),
    detail: jsonb().notNull(),
    /** The day of the newest claim about the phase that the forecast read; null: nobody has said anything. */
    lastEvidenceOn: date({ mode: "string" }),
    // What lists read of `detail`, which is large: extracted by the database.
    stage: text().generatedAlwaysAs((): SQL => sql`detail ->> 'stage'`),
    announced: jsonb().generatedAlwaysAs((): SQL => sql`detail -> 'announced'`),
    announcedClaimId: integer().generatedAlwaysAs((): SQL => sql`(detail #>> '{announced,latest,claimId}')::int`),
    inServiceDay: integer().generatedAlwaysAs((): SQL => sql`(detail ->> 'inServiceDay')::float8::int`),
    /** P(serving by the as-of day, though nobody saw it), and the last day on which anybody looked; null in forecasts made before the one schedule. */
    probabilityInService: doublePrecision().generatedAlwaysAs((): SQL => sql`(detail ->> 'inServiceByAsOf')::float8`),
    lookDay: integer().generatedAlwaysAs((): SQL => sql`(detail ->> 'lookDay')::float8::int`),
    // Money, as `headlineMoney` has it; null while unknown and in forecasts of the definition `money-1`.
    delayCostUsd: moneyColumn("delayCost,first,mean,usd"),
    delayCostShare: moneyColumn("delayCost,first,mean,shareOfCapital"),
    capitalAtRiskUsd: moneyColumn("capitalAtRisk,0,mean,total,usd"),
    capitalAtRiskShare: moneyColumn("capitalAtRisk,0,mean,total,shareOfCapital"),
    /** P(NPV < 0), and the same with every date on plan. */
    probabilityBelowZero: moneyColumn("netPresentValue,belowZero,probability"),
    probabilityBelowZeroOnPlan: moneyColumn("netPresentValue,belowZeroOnPlan"),
    baseRates: jsonb().generatedAlwaysAs((): SQL => sql`detail -> 'baseRates'`),
  },
  (t) => [index().on(t.phaseId, t.asOfOn), index().on(t.recordedAt), index().on(t.scenarioId, t.asOfOn)],
);

/** The newest forecast of each phase under each scenario. */
export const currentForecasts = pgTable(
  "current_forecasts",
  {
    phaseId: integer()
      .notNull()
      .references(() => phases.id),
    scenarioId: integer()
      .notNull()
      .references(() => scenarios.id),
    forecastId: bigint({ mode: "number" })
      .notNull()
      .references(() => forecasts.id),
  },
  (t) => [unique("current_forecasts_key").on(t.phaseId, t.scenarioId)],
);

/** How a forecast did once a horizon had matured. */
export const forecastScores = pgTable(
  "forecast_scores",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    forecastId: bigint({ mode: "number" })
      .notNull()
      .references(() => forecasts.id),
    score: text().notNull(),
    horizonDays: integer().notNull(),
    value: doublePrecision().notNull(),
    scoredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("forecast_scores_key").on(t.forecastId, t.score, t.horizonDays), index().on(t.scoredAt)],
);
