import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { CHAIN_VERSION } from "@/lib/chain/build";
import { chainModel } from "@/lib/chain/model";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { RaisedFlag } from "@/lib/flags/types";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { getSiteRecords } from "../queries/get-site-records";
import { currentForecasts, flags, forecasts, phases, scenarios } from "../schema";
import { simulate } from "../simulation/simulate";

/**
 * Makes a site's forecasts and flags anew from its records as they stand inside the caller's transaction, and keeps them. The site's
 * row is locked first, so that two writers of one site follow each other.
 * @param asOfOn the day of the forecast
 * @returns the evaluation that was stored, or null when records, model and day are those of the stored forecasts: then nothing is written
 */
export async function refreshSiteForecasts(
  db: Db,
  _actor: Actor,
  input: { siteId: number; asOfOn: string },
): Promise<SiteEvaluation | null> {
  await db.execute(sql`select 1 from sites where id = ${input.siteId} for update`);
  const site = await getSiteRecords(db, input.siteId);
  const draws = chainModel(site.model).parameter("draws");
  const hash = inputHash(site, input.asOfOn, draws);
  if (await isCurrent(db, site, hash)) return null;
  const options = { asOfDay: toEpochDay(input.asOfOn), seed: FORECAST_SEED, draws };
  const evaluation = await simulate("evaluate-site", { site, options });
  await keepForecasts(db, site, evaluation, { asOfOn: input.asOfOn, draws, hash });
  await keepFlags(db, site, evaluation.flags);
  return evaluation;
}

/** Same records, same model, same day, same seed: same hash. */
function inputHash(site: SiteRecords, asOfOn: string, draws: number): string {
  const { version: _, ...inputs } = site;
  return inputHashOf([inputs, asOfOn, draws, FORECAST_SEED, ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION]);
}

async function isCurrent(db: Db, site: SiteRecords, hash: string): Promise<boolean> {
  const [stored] = await db
    .select({ count: count() })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, forecasts.phaseId))
    .where(and(eq(phases.siteId, site.id), eq(forecasts.inputHash, hash)));
  return stored?.count === site.phases.length;
}

async function keepForecasts(
  db: Db,
  site: SiteRecords,
  evaluation: SiteEvaluation,
  options: { asOfOn: string; draws: number; hash: string },
) {
  const [scenario] = await db
    .select({ id: scenarios.id })
    .from(scenarios)
    .where(eq(scenarios.slug, "base"))
    .orderBy(desc(scenarios.version));
  if (!scenario) throw new Error("the base scenario is missing: run the seed");
  const parameterVersions = Object.fromEntries(
    [...Object.entries(site.model.classes), ...Object.entries(site.model.parameters)].map(([slug, { version }]) => [
      slug,
      version,
    ]),
  );
  const retiredIds = site.retiredPhases.map((phase) => phase.id);
  if (retiredIds.length > 0) await db.delete(currentForecasts).where(inArray(currentForecasts.phaseId, retiredIds));
  for (const assessment of evaluation.phases) {
    const [added] = await db
      .insert(forecasts)
      .values({
        ...forecastColumns(assessment),
        lastEvidenceOn: lastEvidenceOn(site, assessment.phaseId),
        scenarioId: scenario.id,
        asOfOn: options.asOfOn,
        engineVersion: ENGINE_VERSION,
        chainVersion: CHAIN_VERSION,
        definitionVersion: MONEY_DEFINITION_VERSION,
        seed: FORECAST_SEED,
        draws: options.draws,
        inputHash: options.hash,
        parameterVersions,
      })
      .returning({ id: forecasts.id });
    if (!added) throw new Error(`the forecast of phase ${assessment.phaseId} was not stored`);
    await db
      .insert(currentForecasts)
      .values({ phaseId: assessment.phaseId, scenarioId: scenario.id, forecastId: added.id })
      .onConflictDoUpdate({
        target: [currentForecasts.phaseId, currentForecasts.scenarioId],
        set: { forecastId: added.id },
      });
  }
}

/** The day of the newest standing claim about a phase; null when there is none. */
function lastEvidenceOn(site: SiteRecords, phaseId: number): string | null {
  const claims = site.phases
    .filter(({ id }) => id === phaseId)
    .flatMap(({ indicators }) => indicators.flatMap(({ milestones }) => milestones.flatMap((one) => one.claims)));
  return claims.length === 0 ? null : toIsoDate(Math.max(...claims.map(({ knownDay }) => knownDay)));
}

function forecastColumns(assessment: PhaseAssessment) {
  const date = (day: number | null) => (day === null ? null : toIsoDate(day));
  const money = assessment.money?.known ? assessment.money : null;
  return {
    phaseId: assessment.phaseId,
    state: assessment.state,
    announcedOn: date(assessment.announced?.latest.latestDay ?? null),
    p10On: date(assessment.givenCompletion.p10),
    p50On: date(assessment.givenCompletion.p50),
    p80On: date(assessment.givenCompletion.p80),
    p90On: date(assessment.givenCompletion.p90),
    unconditionalP50On: date(assessment.unconditional.p50),
    unconditionalP80On: date(assessment.unconditional.p80),
    probabilityCancelled: assessment.cancelled.total,
    probabilityNotWithinTenYears: assessment.notWithinTenYears,
    probabilityByAnnounced: assessment.byAnnounced,
    expectedDelayDays: assessment.expectedDelayDays,
    probabilityStranded: money?.strandedProbability ?? null,
    expectedStrandedUsd: money?.dollars?.expectedStrandedUsd ?? null,
    quantileDays: assessment.quantileDays,
    detail: assessment,
  };
}

/** Raises what is new, updates what still holds, clears what no longer does; cleared flags stay as history. */
async function keepFlags(db: Db, site: SiteRecords, raised: RaisedFlag[]): Promise<void> {
  const phaseIds = [...site.phases, ...site.retiredPhases].map((phase) => phase.id);
  if (phaseIds.length === 0) return;
  const open = await db
    .select()
    .from(flags)
    .where(and(inArray(flags.phaseId, phaseIds), isNull(flags.clearedAt)));
  for (const flag of raised) {
    const since = toIsoDate(flag.sinceDay) as string;
    const row = { severity: flag.severity, reason: flag.numbers, claimIds: flag.claimIds, since };
    const standing = open.find((one) => one.phaseId === flag.phaseId && one.rule === flag.rule);
    if (!standing) {
      await db.insert(flags).values({ ...row, phaseId: flag.phaseId, rule: flag.rule });
    } else if (
      JSON.stringify(sorted(standing.reason)) !== JSON.stringify(sorted(flag.numbers)) ||
      standing.severity !== flag.severity
    ) {
      await db
        .update(flags)
        .set({ ...row, since: standing.since })
        .where(eq(flags.id, standing.id));
    }
  }
  const gone = open.filter((one) => !raised.some((flag) => flag.phaseId === one.phaseId && flag.rule === one.rule));
  if (gone.length > 0) {
    await db
      .update(flags)
      .set({ clearedAt: sql`now()` })
      .where(
        inArray(
          flags.id,
          gone.map((one) => one.id),
        ),
      );
  }
}

/** jsonb gives its keys back in its own order. */
function sorted(value: unknown): unknown {
  return Object.entries(value as Record<string, unknown>).sort(([a], [b]) => a.localeCompare(b));
}
