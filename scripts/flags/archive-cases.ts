import type { Db } from "@/db/client";
import { getModelRecords } from "@/db/queries/get-model-records";
import { getReplayRecords } from "@/db/queries/get-replay-records";
import { listKnownSites } from "@/db/queries/list-known-sites";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { isoDateOf } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import { type FlaggedSite, isOpenPhase, severitiesOf } from "@/lib/flags/count-flags";
import { phaseFacts } from "@/lib/flags/phase-facts";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import { flagOutcome } from "@/lib/track-record/flag-outcome";
import type { FlagCase } from "@/lib/track-record/flag-score";
import { flagsOnPhase } from "@/lib/track-record/flags-on-phase";

/** Enough for a median; the stored forecasts take more. */
const DRAWS = 512;

/**
 * Every open phase of a data center on each of these days (epoch days), flagged anew by what had been published by then, with what became of it by all that is
 * on record. Classes and thresholds are today's. Reads only.
 */
export async function archiveCases(db: Db, days: readonly number[]): Promise<FlagCase[]> {
  const model = await getModelRecords(db);
  const ids = (await listKnownSites(db)).map(({ id }) => Number(id));
  const today = (await listSiteRecords(db, ids, model)).filter(({ type }) => type === "data_centre");
  const cases: FlagCase[] = [];
  for (const day of days) {
    const world: FlaggedSite[] = [];
    for (const { id } of today) {
      const site = await getReplayRecords(db, id, isoDateOf(day));
      world.push({ site, ...evaluateSite(site, { asOfDay: day, seed: FORECAST_SEED, draws: DRAWS }) });
    }
    const severityOf = severitiesOf(world, flagThresholds(model));
    for (const { site, phases, flags } of world) {
      const now = today.find(({ id }) => id === site.id);
      const ranked = flags.map((flag) => ({ ...flag, severity: severityOf(flag) }));
      for (const { phaseId } of phases.filter(isOpenPhase))
        cases.push(caseOf(day, { site, now, phaseId }, flagsOnPhase(ranked, phaseId)));
    }
  }
  return cases;
}

type Asked = { site: SiteRecords; now: SiteRecords | undefined; phaseId: number };

function caseOf(day: number, { site, now, phaseId }: Asked, flags: FlagCase["flags"]): FlagCase {
  const then = site.phases.find(({ id }) => id === phaseId);
  const phase = now && [...now.phases, ...now.retiredPhases].find(({ id }) => id === phaseId);
  const promisedDay = then ? (phaseFacts(site, then).latestPromise?.day ?? null) : null;
  return { phase: String(phaseId), flags, isBad: now && phase ? flagOutcome(now, phase, { day, promisedDay }) : null };
}
