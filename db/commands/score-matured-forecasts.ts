import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { type PhaseOutcome, phaseOutcome } from "@/lib/track-record/outcome";
import { SCORING_VERSION, type ScoreRow, scoreForecast } from "@/lib/track-record/score-forecast";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { getModelRecords } from "../queries/get-model-records";
import { listSiteRecords } from "../queries/list-site-records";
import {
  listMaturedForecasts,
  listTrackRecordPhases,
  type MaturedForecast,
} from "../queries/list-track-record-forecasts";
import { forecastScores, storedResults } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { storeResult } from "./store-result";

type KeptScore = typeof forecastScores.$inferSelect;

/** Sites whose records are read together. */
const SITES_AT_ONCE = 50;

/**
 * Scores the archived forecasts from their archived rows and today's records of the outcomes. Of a site whose outcomes are those of the last
 * time, only what has matured since is read; of any other, all that has matured. One transaction per site; a second run writes nothing.
 *
 * A score is a derived figure: when the records of an outcome change (a correction, a claim taken back), it is replaced, and where the
 * outcome is no longer known it is taken away. The forecast itself never changes.
 * @param options.asOfOn the day of scoring: neither a horizon that ends after it nor what became known after it counts
 * @returns how many forecasts got, changed or lost a score
 */
export async function scoreMaturedForecasts(
  db: Db,
  actor: Actor,
  { asOfOn, log }: { asOfOn: string; log: (line: string) => void },
): Promise<{ scored: number }> {
  const places = await listTrackRecordPhases(db, asOfOn);
  const model = await getModelRecords(db);
  let scored = 0;
  for (let first = 0; first < places.length; first += SITES_AT_ONCE) {
    const some = places.slice(first, first + SITES_AT_ONCE);
    const phaseIdsOf = new Map(some.map(({ siteId, phaseIds }) => [siteId, phaseIds]));
    const sites = await listSiteRecords(db, [...phaseIdsOf.keys()], model, { knownUntil: asOfOn });
    for (const site of sites) scored += await scoreSite(db, actor, site, phaseIdsOf.get(site.id) ?? [], asOfOn);
  }
  if (scored > 0) log(`track record: ${scored} forecasts scored`);
  return { scored };
}

async function scoreSite(
  db: Db,
  actor: Actor,
  site: SiteRecords,
  phaseIds: readonly number[],
  asOfOn: string,
): Promise<number> {
  const outcomes = new Map(phaseIds.map((phaseId) => [phaseId, outcomeOf(site, phaseId, asOfOn)]));
  const inputHash = inputHashOf([SCORING_VERSION, ...outcomes]);
  const last = await findStoredScoring(db, site.id);
  const isSame = last !== null && last.inputHash === inputHash && last.asOfOn <= asOfOn;
  const since = isSame ? last.asOfOn : null;
  if (since === asOfOn) return 0;
  return inRetriedTransaction(db, actor, async (tx) => {
    const matured = await listMaturedForecasts(tx, phaseIds, { since, asOfOn });
    const scored = await scoreForecasts(tx, matured, outcomes, asOfOn);
    const figures = { scored };
    await storeResult(tx, actor, { kind: "scoring", key: String(site.id), inputHash, asOfOn, figures });
    return scored;
  });
}

async function findStoredScoring(db: Db, siteId: number): Promise<{ inputHash: string; asOfOn: string } | null> {
  const [row] = await db
    .select({ inputHash: storedResults.inputHash, asOfOn: storedResults.asOfOn })
    .from(storedResults)
    .where(and(eq(storedResults.kind, "scoring"), eq(storedResults.key, String(siteId))));
  return row ?? null;
}

function outcomeOf(site: SiteRecords, phaseId: number, asOfOn: string): PhaseOutcome {
  const retired = site.retiredPhases.find(({ id }) => id === phaseId);
  const phase = retired ?? site.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Error(`${site.slug} has no phase ${phaseId}`);
  return phaseOutcome(phase.indicators, retired ? null : site.lastExaminedDay, toEpochDay(asOfOn));
}

async function scoreForecasts(
  db: Db,
  matured: readonly MaturedForecast[],
  outcomes: ReadonlyMap<number, PhaseOutcome>,
  asOfOn: string,
): Promise<number> {
  const ids = matured.map(({ id }) => id);
  const kept = await db.select().from(forecastScores).where(inArray(forecastScores.forecastId, ids));
  const keptOf = groupByForecast(kept);
  let changed = 0;
  for (const forecast of matured) {
    const outcome = outcomes.get(forecast.phaseId);
    if (!outcome) throw new Error(`phase ${forecast.phaseId} has no outcome`);
    const rows = scoreForecast(forecast, outcome, toEpochDay(asOfOn));
    if (await keepScores(db, forecast.id, rows, keptOf.get(forecast.id) ?? [])) changed += 1;
  }
  return changed;
}

function groupByForecast(kept: KeptScore[]): Map<number, KeptScore[]> {
  const groups = new Map<number, KeptScore[]>();
  for (const row of kept) {
    const group = groups.get(row.forecastId);
    if (group) group.push(row);
    else groups.set(row.forecastId, [row]);
  }
  return groups;
}

/** Writes what is new or different and removes what no longer holds. @returns whether anything was written */
async function keepScores(db: Db, forecastId: number, rows: ScoreRow[], kept: KeptScore[]): Promise<boolean> {
  const isSame = (a: Pick<KeptScore, "score" | "horizonDays">, b: ScoreRow) =>
    a.score === b.score && a.horizonDays === b.horizonDays;
  const changed = rows.filter((row) => !kept.some((one) => isSame(one, row) && one.value === row.value));
  const lost = kept.filter((one) => !rows.some((row) => isSame(one, row)));
  if (lost.length > 0)
    await db.delete(forecastScores).where(
      and(
        eq(forecastScores.forecastId, forecastId),
        inArray(
          forecastScores.id,
          lost.map(({ id }) => id),
        ),
      ),
    );
  if (changed.length > 0)
    await db
      .insert(forecastScores)
      .values(changed.map((row) => ({ forecastId, ...row })))
      .onConflictDoUpdate({
        target: [forecastScores.forecastId, forecastScores.score, forecastScores.horizonDays],
        set: { value: sql`excluded.value`, scoredAt: sql`clock_timestamp()` },
      });
  return changed.length + lost.length > 0;
}
