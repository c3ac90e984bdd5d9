import { inArray } from "drizzle-orm";
import type { Locale, SourceClass } from "@/lib/domain/words";
import { ENGINE_VERSION } from "@/lib/forecast";
import type { ReplayStep } from "@/lib/track-record/replay-steps";
import type { Db } from "../client";
import * as t from "../schema";
import { getReplay } from "./get-replay";
import { listReplaySites, type ReplaySite } from "./list-replay-sites";

/** A replayed step with what tells it apart on screen and what it can be grouped by. */
export type ReplayRow = {
  step: ReplayStep;
  siteId: number;
  siteSlug: string;
  siteName: Record<Locale, string>;
  phaseOrdinal: number;
  phaseName: Record<Locale, string>;
  iso3: string | null;
  operatorSlug: string | null;
  sourceClass: SourceClass | null;
  engineVersion: string;
};

/**
 * Every replayed step by site and phase, or those of one site. Rows that the records have left behind are made anew in memory, so that
 * what is shown is always what the records say; they are stored by `refreshReplays`.
 */
export async function listReplays(db: Db, only: { siteId?: number } = {}): Promise<ReplayRow[]> {
  const sites = await listReplaySites(db, only);
  if (sites.length === 0) return [];
  const ids = sites.map(({ siteId }) => siteId);
  const [stored, named] = await Promise.all([
    db.select().from(t.replays).where(inArray(t.replays.siteId, ids)),
    namesOf(db, ids),
  ]);
  const rows: ReplayRow[] = [];
  for (const site of sites) {
    const kept = stored.find((row) => row.siteId === site.siteId && row.inputKey === site.inputKey);
    const steps = kept ? (kept.steps as ReplayStep[]) : await getReplay(db, site);
    rows.push(...rowsOf(site, steps, named));
  }
  return rows;
}

async function namesOf(db: Db, siteIds: number[]) {
  const [sites, phases, organisations] = await Promise.all([
    db.select().from(t.sites).where(inArray(t.sites.id, siteIds)),
    db
      .select({ id: t.phases.id, ordinal: t.phases.ordinal, nameEn: t.phases.nameEn, nameKo: t.phases.nameKo })
      .from(t.phases)
      .where(inArray(t.phases.siteId, siteIds)),
    db.select({ id: t.organisations.id, slug: t.organisations.slug }).from(t.organisations),
  ]);
  return { sites, phases, organisations };
}

function rowsOf(replay: ReplaySite, steps: ReplayStep[], named: Awaited<ReturnType<typeof namesOf>>): ReplayRow[] {
  const site = named.sites.find(({ id }) => id === replay.siteId);
  if (!site) throw new Error(`there is no site ${replay.siteId}`);
  const operatorSlug = named.organisations.find(({ id }) => id === site.operatorId)?.slug ?? null;
  return steps.map((step) => {
    const phase = named.phases.find(({ id }) => id === step.phaseId);
    if (!phase) throw new Error(`${site.slug} has no phase ${step.phaseId}`);
    return {
      step,
      siteId: site.id,
      siteSlug: site.slug,
      siteName: { en: site.nameEn, ko: site.nameKo },
      phaseOrdinal: phase.ordinal,
      phaseName: { en: phase.nameEn, ko: phase.nameKo },
      iso3: site.iso3,
      operatorSlug,
      sourceClass: step.announced?.sourceClass ?? null,
      engineVersion: ENGINE_VERSION,
    };
  });
}
