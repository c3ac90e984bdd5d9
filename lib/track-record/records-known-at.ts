import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";

/** What the tables beside the claims held on an earlier day; ids that are missing were not known then. Days are epoch days. */
export type KnownAt = {
  day: number;
  /** Newest megawatts per phase and basis that had been published. */
  megawatts: Map<number, Partial<PhaseRecord["megawatts"]>>;
  /** Newest running total per phase and basis that its publication gave with it: the order of the steps then. */
  cumulativeMegawatts: ReadonlyMap<number, Partial<PhaseRecord["megawatts"]>>;
  /** Indicators whose own record comes from a source published by then. */
  indicatorIds: ReadonlySet<number>;
  policyIds: ReadonlySet<number>;
  baseRateSlugs: ReadonlySet<string>;
};

/**
 * A site as it was known on an earlier day: its claims are already filtered, and here its other records follow them. A phase that nothing
 * had been published of is left out, one that was retired since stands again, and sizes are those of the day. What carries no day at all
 * (names, parties, the model's classes) stays as it is today.
 */
export function recordsKnownAt(site: SiteRecords, known: KnownAt): SiteRecords {
  const isRetired = (phase: PhaseRecord) => phase.retiredDay !== null && phase.retiredDay <= known.day;
  const phases = [...site.phases, ...site.retiredPhases]
    .filter((phase) => known.megawatts.has(phase.id) || hasClaims(phase))
    .map((phase) => phaseAsKnown(phase, known));
  const isPast = (day: number | null) => day !== null && day <= known.day;
  return {
    ...site,
    announcedDay: isPast(site.announcedDay) ? site.announcedDay : null,
    lastExaminedDay: isPast(site.lastExaminedDay) ? site.lastExaminedDay : null,
    indicators: site.indicators.filter((one) => isKnown(one, known)),
    phases: inOrderThen(
      phases.filter((phase) => !isRetired(phase)),
      known,
    ).map((phase) => ({ ...phase, retiredDay: null })),
    retiredPhases: phases.filter(isRetired),
    policies: site.policies.filter(({ id }) => known.policyIds.has(id)),
    baseRates: site.baseRates.filter(({ slug, periodToDay }) => known.baseRateSlugs.has(slug) && isPast(periodToDay)),
  };
}

const bases = ["facility", "criticalIt", "gridConnection", "generationNameplate"] as const;

/** A later publication may have put steps in front of others: by the running totals of the day, where every phase has one on the same basis. */
function inOrderThen(phases: PhaseRecord[], { cumulativeMegawatts }: KnownAt): PhaseRecord[] {
  for (const basis of bases) {
    const totals = phases.flatMap((phase) => {
      const total = cumulativeMegawatts.get(phase.id)?.[basis] ?? null;
      return total === null ? [] : [{ phase, total }];
    });
    if (totals.length === phases.length)
      return totals.sort((a, b) => a.total - b.total).map(({ phase }, index) => ({ ...phase, ordinal: index + 1 }));
  }
  return phases.toSorted((a, b) => a.ordinal - b.ordinal);
}

const hasClaims = (part: Pick<PhaseRecord, "indicators">) =>
  part.indicators.some(({ milestones }) => milestones.some(({ claims }) => claims.length > 0));

function phaseAsKnown(phase: PhaseRecord, known: KnownAt): PhaseRecord {
  const unknown = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
  const stated = known.megawatts.get(phase.id);
  return {
    ...phase,
    // A size that nobody dated cannot be placed in time: it stays.
    megawatts: stated ? { ...unknown, ...stated } : phase.megawatts,
    indicators: phase.indicators.filter((one) => isKnown(one, known)),
  };
}

const isKnown = (indicator: IndicatorRecord, known: KnownAt) =>
  known.indicatorIds.has(indicator.id) || hasClaims({ indicators: [indicator] });
