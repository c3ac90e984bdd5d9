import type { PhaseAssessment } from "@/lib/assessment/types";
import { hasSignedSupply } from "@/lib/chain/base-rates";
import { hasReached } from "@/lib/domain/evidence";
import { groupBy } from "@/lib/domain/group-by";
import type { OrganisationRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { isProbablyInService } from "@/lib/domain/service-standing";
import type { SlipModel } from "@/lib/forecast";
import { DAYS_PER_MONTH } from "@/lib/money/discounting";
import { type SlipProfile, slipProfiles } from "@/lib/slips/slip-profiles";
import { type MilestoneClaims, promiseHistories } from "@/lib/track-record/promise-histories";

/** Bases of load; generation is no load, and no basis is converted into another. */
export const loadBases = ["facility", "critical_it", "grid_connection"] as const;
export type LoadBasis = (typeof loadBases)[number];

/**
 * How far a phase has come, from the claims of the indicator that shows it. `grid_granted` is a signed grid agreement
 * or a granted impact assessment; `permitted` a granted building, zoning, environmental permit or consent. Stages are
 * not steps of one ladder: a phase counts in each that it has reached.
 */
export const securingStages = [
  "announced",
  "permitted",
  "grid_granted",
  "ppa_signed",
  "under_construction",
  "energised",
  "in_service",
] as const;
export type SecuringStage = (typeof securingStages)[number];

/** Phases that have reached a stage, and the MW of those of them whose MW are known on the basis; null when none is, with the reason. */
export type StageMegawatts = {
  phases: number;
  byBasis: Record<
    LoadBasis,
    | { megawatts: number; covered: number; reason: null }
    | { megawatts: null; covered: 0; reason: "no-phase-at-this-stage" | "megawatts-unknown-on-this-basis" }
  >;
};

/** Months (a twelfth of 365 days) from announcement to revenue given completion, pooled over phases with equal weight. */
export type RevenueLag =
  | {
      p10Months: number;
      p50Months: number;
      p90Months: number;
      phases: number;
      sites: number;
      /** Seen in service, and open ones that probably serve already; the latter left out in results stored before they were counted. */
      inService: number;
      probablyInService?: number;
      reason: null;
    }
  | { p50Months: null; phases: 0; sites: 0; reason: "announcement-day-unknown" | "no-forecast" | "all-withdrawn" };

export type OperatorRow = {
  /** Null gathers the sites whose operator is unknown. */
  operator: OrganisationRecord | null;
  sites: number;
  /** Neither withdrawn nor retired. */
  phases: number;
  withdrawnPhases: number;
  /** Open phases of which at least half of the draws serve already, though nobody saw it; left out in results stored before they were counted. */
  probablyInService?: number;
  stages: Record<SecuringStage, StageMegawatts>;
  /** Null when nobody gave a date. */
  slips: SlipProfile | null;
  slipsUnknownReason: "no-dated-promise" | null;
  revenueLag: RevenueLag;
  /** Mean over the phases with a forecast; null without any. */
  cancelledProbability: number | null;
};

/** What the comparison reads of a site, and of the newest forecasts of its phases. */
export type OperatorSite = {
  site: Pick<SiteRecords, "id" | "slug" | "operator" | "announcedDay" | "lastExaminedDay" | "phases" | "retiredPhases">;
  assessments: readonly (Pick<PhaseAssessment, "phaseId" | "state" | "inServiceDay" | "quantileDays" | "cancelled"> & {
    /** Null where the forecast does not give it. */
    inServiceByAsOf: number | null;
  })[];
};

/**
 * Who secures power faster: one row per operator, most announced phases first. Every figure says what it covers. The claims of a later
 * stage of the power chain imply the earlier ones (in service → energised → grid granted), and nothing else is implied. `slip` is the
 * class behind the slip records, as in `slipProfiles`.
 */
export function compareOperators(sites: readonly OperatorSite[], asOfDay: number, slip?: SlipModel): OperatorRow[] {
  const groups = groupBy(sites, ({ site }) => site.operator?.slug ?? null);
  const histories = promiseHistories(
    sites.flatMap(({ site }) => milestoneClaimsOf(site)),
    asOfDay,
  );
  const profiles = slipProfiles(histories, "operator", slip);
  return [...groups]
    .map(([slug, group]) => rowOf(group, profiles.find((profile) => profile.group === slug) ?? null, asOfDay))
    .sort((a, b) => b.phases - a.phases || compareSlugs(a, b));
}

const compareSlugs = (a: OperatorRow, b: OperatorRow) =>
  (a.operator?.slug ?? "\uffff").localeCompare(b.operator?.slug ?? "\uffff", "en");

type AssessedPhase = {
  siteId: number;
  announcedDay: number | null;
  phase: PhaseRecord;
  assessment: OperatorSite["assessments"][number] | null;
};

function rowOf(group: readonly OperatorSite[], slips: SlipProfile | null, asOfDay: number): OperatorRow {
  const all = group.flatMap(({ site, assessments }) =>
    site.phases.map((phase): AssessedPhase => {
      const assessment = assessments.find(({ phaseId }) => phaseId === phase.id) ?? null;
      return { siteId: site.id, announcedDay: site.announcedDay, phase, assessment };
    }),
  );
  const standing = all.filter(({ assessment }) => assessment?.state !== "withdrawn");
  const forecasts = standing.flatMap(({ assessment }) => (assessment?.state === "forecast" ? [assessment] : []));
  return {
    operator: group[0]?.site.operator ?? null,
    sites: group.length,
    phases: standing.length,
    withdrawnPhases: all.length - standing.length,
    probablyInService: standing.filter(({ assessment }) => isProbablyInService(assessment)).length,
    stages: Object.fromEntries(
      securingStages.map((stage) => [stage, stageMegawatts(standing, stage, asOfDay)]),
    ) as OperatorRow["stages"],
    slips,
    slipsUnknownReason: slips === null ? "no-dated-promise" : null,
    revenueLag: revenueLag(standing),
    cancelledProbability:
      forecasts.length === 0
        ? null
        : forecasts.reduce((sum, { cancelled }) => sum + cancelled.total, 0) / forecasts.length,
  };
}

function hasStage(phase: PhaseRecord, stage: SecuringStage, asOfDay: number): boolean {
  const some = (is: (indicator: PhaseRecord["indicators"][number]) => boolean) => phase.indicators.some(is);
  switch (stage) {
    case "announced":
      return true;
    case "permitted":
      return some(
        (one) =>
          one.kind === "permit" && one.permitType !== "grid_impact_assessment" && hasReached(one, ["granted"], asOfDay),
      );
    case "grid_granted":
      return (
        hasSignedSupply(phase, asOfDay) ||
        some((one) => one.permitType === "grid_impact_assessment" && hasReached(one, ["granted"], asOfDay)) ||
        hasStage(phase, "energised", asOfDay)
      );
    case "ppa_signed":
      return some((one) => one.kind === "ppa" && hasReached(one, ["signed", "supply_started"], asOfDay));
    case "under_construction":
      return some(
        (one) => one.workType === "building" && hasReached(one, ["started", "roof_complete", "completed"], asOfDay),
      );
    case "energised":
      return (
        some(
          (one) =>
            (one.kind === "grid_interconnect" && hasReached(one, ["energised"], asOfDay)) ||
            (one.kind === "service" && hasReached(one, ["first_power"], asOfDay)),
        ) || hasStage(phase, "in_service", asOfDay)
      );
    case "in_service":
      return some((one) => one.kind === "service" && hasReached(one, ["in_service"], asOfDay));
  }
}

function stageMegawatts(phases: readonly AssessedPhase[], stage: SecuringStage, asOfDay: number): StageMegawatts {
  const reached = phases.filter(({ phase }) => hasStage(phase, stage, asOfDay));
  const onBasis = (basis: LoadBasis): StageMegawatts["byBasis"][LoadBasis] => {
    const known = reached.flatMap(({ phase }) => megawattsOn(phase, basis) ?? []);
    if (known.length > 0)
      return { megawatts: known.reduce((sum, one) => sum + one, 0), covered: known.length, reason: null };
    const reason = reached.length === 0 ? "no-phase-at-this-stage" : "megawatts-unknown-on-this-basis";
    return { megawatts: null, covered: 0, reason };
  };
  return {
    phases: reached.length,
    byBasis: Object.fromEntries(loadBases.map((basis) => [basis, onBasis(basis)])) as StageMegawatts["byBasis"],
  };
}

function megawattsOn({ megawatts }: PhaseRecord, basis: LoadBasis): number | null {
  switch (basis) {
    case "facility":
      return megawatts.facility;
    case "critical_it":
      return megawatts.criticalIt;
    case "grid_connection":
      return megawatts.gridConnection;
  }
}

/** The mixture over phases of their days from announcement to revenue: each phase's quantiles, or its day if it serves, at equal weight. */
function revenueLag(phases: readonly AssessedPhase[]): RevenueLag {
  const unknown = (reason: Exclude<RevenueLag["reason"], null>): RevenueLag => {
    return { p50Months: null, phases: 0, sites: 0, reason };
  };
  if (phases.length === 0) return unknown("all-withdrawn");
  const dated = phases.flatMap(({ siteId, announcedDay, assessment }) =>
    announcedDay === null ? [] : [{ siteId, announcedDay, assessment }],
  );
  if (dated.length === 0) return unknown("announcement-day-unknown");
  const lags = dated.flatMap(({ siteId, announcedDay, assessment }) => {
    if (assessment === null) return [];
    const { state, inServiceDay, quantileDays } = assessment;
    const days = state === "in_service" && inServiceDay !== null ? [inServiceDay] : quantileDays;
    const isProbable = isProbablyInService(assessment);
    return days.length === 0 ? [] : [{ siteId, state, isProbable, days: days.map((day) => day - announcedDay) }];
  });
  if (lags.length === 0) return unknown("no-forecast");
  const weighted = lags
    .flatMap(({ days }) => days.map((value) => ({ value, weight: 1 / (days.length * lags.length) })))
    .sort((a, b) => a.value - b.value);
  const months = (probability: number) => quantile(weighted, probability) / DAYS_PER_MONTH;
  return {
    p10Months: months(0.1),
    p50Months: months(0.5),
    p90Months: months(0.9),
    phases: lags.length,
    sites: new Set(lags.map(({ siteId }) => siteId)).size,
    inService: lags.filter(({ state }) => state === "in_service").length,
    probablyInService: lags.filter(({ isProbable }) => isProbable).length,
    reason: null,
  };
}

/** The least value at or below which at least `probability` of the weight lies; weights add up to 1. */
function quantile(ascending: readonly { value: number; weight: number }[], probability: number): number {
  let passed = 0;
  for (const { value, weight } of ascending) {
    passed += weight;
    // Weights of 1 ÷ n do not quite add up to 1.
    if (passed >= probability - 1e-9) return value;
  }
  return ascending.at(-1)?.value ?? Number.NaN;
}

/** What was said of every milestone of a site, retired phases included: a promise does not go away because the step was dropped. */
function milestoneClaimsOf(site: OperatorSite["site"]): MilestoneClaims[] {
  return [...site.phases, ...site.retiredPhases].flatMap(({ indicators }) => {
    const knownDays = indicators.flatMap(({ milestones }) =>
      milestones.flatMap(({ claims }) => claims.map(({ knownDay }) => knownDay)),
    );
    const lookedAtDay = Math.max(site.lastExaminedDay ?? Number.NEGATIVE_INFINITY, ...knownDays);
    return indicators.flatMap(({ kind, milestones }) =>
      milestones
        .filter(({ claims }) => claims.length > 0)
        .map(({ claims }) => ({
          siteSlug: site.slug,
          indicatorKind: kind,
          operatorSlug: site.operator?.slug ?? null,
          claims,
          lookedAtDay,
        })),
    );
  });
}
