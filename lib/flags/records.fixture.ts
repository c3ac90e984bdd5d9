import type { GateAssessment, PhaseAssessment } from "@/lib/assessment/types";
import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, MilestoneStep, SourceClass } from "@/lib/domain/vocabulary";

/** The as-of day of the fixtures: 2026-11-22. */
export const today = 20_779;

type ClaimParts = Partial<Omit<ClaimRecord, "source">> & { sourceClass?: SourceClass; publisher?: string };

/** A claim on one day, known a hundred days before the as-of day, by an independent paper unless told otherwise. */
export function claim(id: number, kind: ClaimKind, day: number | null, parts: ClaimParts = {}): ClaimRecord {
  const { sourceClass = "press", publisher = "Herald", ...rest } = parts;
  return {
    id,
    kind,
    earliestDay: day,
    latestDay: day,
    precision: "day",
    knownDay: today - 100,
    recordedAt: "2026-08-14T00:00:00Z",
    mark: "V",
    confidence: null,
    quote: null,
    note: null,
    source: {
      id,
      key: `source-${id}`,
      url: null,
      title: "A page",
      publisher,
      publishedOn: null,
      class: sourceClass,
      attribution: null,
    },
    claimant: null,
    ...rest,
  };
}

type Steps = Partial<Record<MilestoneStep, ClaimRecord[]>>;

/** An indicator with the claims of its steps; required unless told otherwise. */
export function indicator(
  id: number,
  kind: IndicatorRecord["kind"],
  steps: Steps = {},
  parts: Partial<IndicatorRecord> = {},
): IndicatorRecord {
  return {
    id,
    kind,
    key: kind,
    titleEn: kind,
    titleKo: kind,
    requirement: "required",
    requirementReason: null,
    requirementReasonKo: null,
    counterparty: null,
    mark: "V",
    workType: null,
    permitType: null,
    milestones: Object.entries(steps).map(([step, claims], i) => ({
      id: id * 10 + i,
      step: step as MilestoneStep,
      claims,
    })),
    ...parts,
  };
}

export const phase = (indicators: IndicatorRecord[], parts: Partial<PhaseRecord> = {}): PhaseRecord => ({
  id: 1,
  ordinal: 1,
  nameEn: "Phase 1",
  nameKo: "1단계",
  megawatts: { gridConnection: null, facility: 100, criticalIt: null, generationNameplate: null },
  capex: { facility: null, accelerators: null, undivided: null, currency: null, priceYear: null },
  mark: "V",
  note: null,
  retiredDay: null,
  isIndependentOfPrevious: null,
  capacityRevisionDays: [],
  indicators,
  ...parts,
});

export const site = (phases: PhaseRecord[], parts: Partial<SiteRecords> = {}): SiteRecords => ({
  id: 1,
  slug: "site",
  type: "data_centre",
  nameEn: "Site",
  nameKo: "사이트",
  iso3: "KOR",
  region: null,
  operator: null,
  utility: null,
  announcedDay: today - 1000,
  lastExaminedDay: null,
  isIllustrative: false,
  version: 1,
  indicators: [],
  phases,
  retiredPhases: [],
  policies: [],
  baseRates: [],
  model: { classes: {}, parameters: {} },
  ...parts,
});

const never = { p10: null, p50: null, p80: null, p90: null };

/** A gate that nobody recorded, of a permit of which nothing is known. */
export const gateAssessment = (parts: Partial<GateAssessment>): GateAssessment => ({
  nodeId: "p1.permit.permit.granted",
  indicatorId: null,
  kind: "permit",
  key: "permit",
  step: "granted",
  basis: "by_class",
  because: { kind: "phase" },
  classSlug: "local_permit",
  finish: never,
  chance: 1,
  drives: 0,
  daysSaved: null,
  ...parts,
});

/** A phase still to come, about which the forecast says nothing. */
export const assessment = (parts: Partial<PhaseAssessment> = {}): PhaseAssessment => ({
  phaseId: 1,
  asOfDay: today,
  state: "forecast",
  stage: "announced",
  announced: null,
  inServiceDay: null,
  lookDay: null,
  inServiceByAsOf: 0,
  givenCompletion: never,
  unconditional: never,
  quantileDays: [],
  cancelled: { total: 0, byCause: { given_up: 0, denied: 0 } },
  notWithinTenYears: 0,
  byAnnounced: null,
  expectedDelayDays: null,
  delayByCause: null,
  standardErrorDays: { p50: 0, p80: 0 },
  views: { announced: 0, outside: 1 },
  otherDrivers: { rest: 1, previous: 0, closing: 0, licence: 0 },
  gatesWithOwnEvidence: 0,
  gates: [],
  daysSavedTogether: null,
  classP50Day: null,
  classP80Day: null,
  serviceP50Day: null,
  powerP50Day: null,
  baseRates: [],
  inServiceShareByYear: {},
  money: { status: "unknown" } as unknown as PhaseAssessment["money"],
  ...parts,
});

/** The announced service date as the assessment gives it. */
export function announced(
  basis: "promised" | "estimated",
  latestDay: number,
  claimId = 1,
): PhaseAssessment["announced"] {
  const stated = { claimId, earliestDay: latestDay, latestDay, knownDay: today - 100 };
  return { basis, latest: stated, first: stated };
}
