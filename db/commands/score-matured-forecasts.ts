import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { type PhaseOutcome, phaseOutcome } from "@/lib/track-record/outcome";
import { type ScoreRow, scoreForecast } from "@/lib/track-record/score-forecast";
import type { Db } from "../client";
import { getSiteRecords } from "../queries/get-site-records";
import { listMaturedForecasts, listTrackRecordPhases } from "../queries/list-track-record-forecasts";
import { forecastScores } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { refreshReplays } from "./refresh-replays";

type KeptScore = typeof forecastScores.$inferSelect;

/**
 * Scores every archived forecast at every horizon that has matured, from its archived row and today's records of the outcome, and brings
 * the replays up to date. One transaction per site; a second run writes nothing.
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
  let scored = 0;
  for (const { siteId, phaseIds } of await listTrackRecordPhases(db, asOfOn)) {
    scored += await inRetriedTransaction(db, actor, async (tx) => {
      await tx.execute(sql`select 1 from sites where id = ${siteId} for update`);
      const site = await getSiteRecords(tx, siteId, { knownUntil: asOfOn });
      let changed = 0;
      for (const phaseId of phaseIds)
        changed += await scorePhase(tx, phaseId, outcomeOf(site, phaseId, asOfOn), asOfOn);
      return changed;
    });
  }
  const { made } = await refreshReplays(db, actor);
  if (scored > 0 || made > 0) log(`track record: ${scored} forecasts scored, ${made} replays made`);
  return { scored };
}

function outcomeOf(site: SiteRecords, phaseId: number, asOfOn: string): PhaseOutcome {
  const retired = site.retiredPhases.find(({ id }) => id === phaseId);
  const phase = retired ?? site.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Error(`${site.slug} has no phase ${phaseId}`);
  return phaseOutcome(phase.indicators, retired ? null : site.lastExaminedDay, toEpochDay(asOfOn));
}

async function scorePhase(db: Db, phaseId: number, outcome: PhaseOutcome, asOfOn: string): Promise<number> {
  const matured = await listMaturedForecasts(db, phaseId, asOfOn);
  const ids = matured.map(({ id }) => id);
  const kept = await db.select().from(forecastScores).where(inArray(forecastScores.forecastId, ids));
  const keptOf = groupByForecast(kept);
  let changed = 0;
  for (const forecast of matured) {
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
