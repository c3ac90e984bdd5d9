import type {
  AppealOutcome,
  Appellant,
  ClaimKind,
  Confidence,
  DatePrecision,
  EvidenceMark,
  IndicatorKind,
  MachineOwnership,
  MilestoneStep,
  OrganisationRole,
  PermitType,
  PolicyStatus,
  PpaRole,
  Requirement,
  SiteHold,
  SiteType,
  SourceClass,
  WorkType,
} from "./vocabulary";

/** The records of one site as plain data: what the chain, the flags and the screens read. Days are epoch days (UTC). */

export type SourceRecord = {
  id: number;
  /** `url | title | published on`: the same before and after a source is saved. */
  key: string;
  url: string | null;
  title: string;
  publisher: string;
  publishedOn: string | null;
  class: SourceClass;
  attribution: string | null;
};

export type ClaimRecord = {
  id: number;
  kind: ClaimKind;
  /** Null with precision `by` (no lower bound) and for `unknown`. */
  earliestDay: number | null;
  /** Null with precision `not_before` (no upper bound) and for `unknown`. */
  latestDay: number | null;
  precision: DatePrecision;
  /** The day on which it was said; the last one where only a month, quarter or year is known. */
  knownDay: number;
  /** Left out where the day is known. */
  knownPrecision?: DatePrecision;
  /** ISO instant from the database's clock. */
  recordedAt: string;
  mark: EvidenceMark;
  confidence: Confidence | null;
  quote: string | null;
  note: string | null;
  /** Left out where none was given. */
  noteKo?: string | null;
  /** What it is about, never a phase's size; of grid supply the running total. Left out where none was given. */
  megawatts?: number;
  /** Of appeals and suits; left out where nobody said. */
  appellant?: Appellant;
  outcome?: AppealOutcome;
  /** The ISO day on which it was compared with its page; left out where it was not. No look at the site. */
  comparedOn?: string;
  source: SourceRecord;
  claimant: OrganisationRecord | null;
};

export type OrganisationRecord = {
  id: number;
  slug: string;
  nameEn: string;
  nameKo: string;
  roles: OrganisationRole[];
  isHyperscaler: boolean | null;
};

/** What it takes to tell which indicator a claim is about. */
export type PhaseTargets = Pick<PhaseRecord, "id" | "ordinal"> & {
  indicators: (Pick<IndicatorRecord, "id" | "kind" | "key" | "workType" | "permitType"> & {
    /** Of the whole site: a claim may be about it, and a new record of the phase is another one. */
    isOfSite?: boolean;
  })[];
};

export type MilestoneRecord = {
  id: number;
  step: MilestoneStep;
  /** Oldest first by known day, then id. */
  claims: ClaimRecord[];
};

export type IndicatorRecord = {
  id: number;
  kind: IndicatorKind;
  key: string;
  titleEn: string;
  titleKo: string;
  requirement: Requirement;
  requirementReason: string | null;
  requirementReasonKo: string | null;
  counterparty: OrganisationRecord | null;
  mark: EvidenceMark;
  workType: WorkType | null;
  permitType: PermitType | null;
  /** Of a PPA; left out where nobody said. */
  ppaRole?: PpaRole;
  /** Of a record of the whole site: which of its phases not in service it holds up; left out where nobody said. */
  holds?: SiteHold;
  milestones: MilestoneRecord[];
};

export type PhaseRecord = {
  id: number;
  ordinal: number;
  nameEn: string;
  nameKo: string;
  /** What this phase adds, each basis apart; null is unknown. */
  megawatts: {
    gridConnection: number | null;
    facility: number | null;
    criticalIt: number | null;
    generationNameplate: number | null;
    /** Stated without saying of what: never added to, nor compared with, another. Left out where there is none. */
    unknownBasis?: number;
  };
  capex: {
    facility: number | null;
    accelerators: number | null;
    undivided: number | null;
    currency: string | null;
    priceYear: number | null;
  };
  /** Who owns the machines: the party whose money the phase's figures are. Left out where nobody said. */
  machines?: Exclude<MachineOwnership, "unknown">;
  mark: EvidenceMark;
  note: string | null;
  retiredDay: number | null;
  isIndependentOfPrevious: boolean | null;
  /** Days on which a publication gave the phase another size than before: its dates on either side are of different things. */
  capacityRevisionDays: number[];
  indicators: IndicatorRecord[];
};

/** A rule of the place: phases of at least the threshold must pass `requiresGate`. */
export type PolicyRecord = {
  id: number;
  slug: string;
  titleEn: string;
  titleKo: string;
  regionId: number | null;
  thresholdMegawatts: number | null;
  status: PolicyStatus;
  effectiveDay: number | null;
  requiresGate: PermitType | null;
};

export type BaseRateRecord = {
  slug: string;
  regionSlug: string;
  gate: PermitType;
  thresholdMegawatts: number;
  newSupplyOnly: boolean;
  appliedAfterDay: number;
  periodFromDay: number;
  periodToDay: number;
  passed: number;
  decided: number;
  commonCauseRho: number;
  priorAlpha: number;
  priorBeta: number;
  probabilityIfUnknown: number;
  endedBy: string | null;
  endedByKo: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: SourceRecord | null;
};

/** The newest version of each class and parameter, by slug. */
export type ModelRecords = {
  classes: Record<string, { version: number; values: Record<string, unknown>; mark: EvidenceMark; sourceText: string }>;
  parameters: Record<string, { version: number; value: unknown; unit: string; mark: EvidenceMark; sourceText: string }>;
};

export type SiteRecords = {
  id: number;
  slug: string;
  type: SiteType;
  nameEn: string;
  nameKo: string;
  iso3: string | null;
  region: { id: number; slug: string; nameEn: string; nameKo: string } | null;
  operator: OrganisationRecord | null;
  utility: OrganisationRecord | null;
  announcedDay: number | null;
  /** When a publication last looked at the site, whether or not it changed anything. */
  lastExaminedDay: number | null;
  isIllustrative: boolean;
  version: number;
  /** Of the whole site, not of one phase; those that hold up a phase are among its indicators too. */
  indicators: IndicatorRecord[];
  phases: PhaseRecord[];
  /** Steps that their publication no longer carries: history, not a part of the site. */
  retiredPhases: PhaseRecord[];
  policies: PolicyRecord[];
  baseRates: BaseRateRecord[];
  model: ModelRecords;
};
