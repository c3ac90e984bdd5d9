import type { PhaseAssessment } from "@/lib/assessment/types";
import type { IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import type { FlagLevel, MegawattBasis } from "@/lib/domain/vocabulary";

/** What must be secured before a site can earn. Each indicator kind, and each fact, belongs to one pillar only. */
export const readinessPillars = ["power", "grid", "equipment", "permits", "water"] as const;
export type ReadinessPillar = (typeof readinessPillars)[number];

/** The years whose ends the expected MW in service are given for. */
export const readinessYears = [2028, 2030, 2032] as const;
export type ReadinessYear = (typeof readinessYears)[number];

/** An indicator with the details of its kind that readiness reads; null is unknown, or not a detail of this kind. */
export type ReadinessIndicator = Pick<IndicatorRecord, "kind" | "requirement" | "milestones"> & {
  details: {
    /** Of a power purchase agreement. */
    isFirm: boolean | null;
    /** What a power purchase agreement delivers, in MW: not a phase's MW. */
    ppaMegawatts: number | null;
    /** What the utility granted, in MW of grid connection. */
    grantedMegawatts: number | null;
    /** Units of a transformer order. */
    unitCount: number | null;
    /** Of a permit. */
    isAppealed: boolean | null;
    /** Last day of a permit or water right (epoch day). */
    expiresDay: number | null;
  };
};

export type ReadinessPhase = {
  siteId: number;
  phaseId: number;
  /** What the phase adds, each basis apart. */
  megawatts: PhaseRecord["megawatts"];
  indicators: ReadinessIndicator[];
  /** Null when the phase has no forecast. */
  assessment:
    | (Pick<PhaseAssessment, "state" | "stage" | "inServiceShareByYear"> & {
        /** Null, or left out, where the forecast does not give it. */
        inServiceByAsOf?: number | null;
      })
    | null;
};

/** A context figure of the economy. It stands beside its pillar and never fills a missing figure of a site. */
export type ReadinessFact = {
  pillar: ReadinessPillar;
  indicator: string;
  value: number | null;
  unit: string;
  year: number | null;
  unknownReason: string | null;
};

export type ReadinessInput = {
  iso3: string;
  asOfDay: number;
  /** The basis of every MW column; the same for all rows that are compared (see `chooseDisplayBasis`). */
  basis: MegawattBasis;
  phases: ReadinessPhase[];
  /** The open flags of the economy's phases. */
  flags: { level: FlagLevel }[];
  facts: ReadinessFact[];
};

export type UnknownReason =
  | "no_phases"
  | "no_record"
  | "no_megawatts"
  | "no_forecast"
  | "no_unit_count"
  | "not_required";

/**
 * A sum over records: `covered` of the `of` that could count are known, and `value` holds those only. Unknown is null with its reason;
 * 0 means that records state it.
 */
export type Figure =
  | { value: number; covered: number; of: number; reason: null }
  | { value: null; covered: 0; of: number; reason: UnknownReason };

/** MW in the row's basis. Of the MW that need the pillar, `share.low` is secured for certain and `share.high` if all unknown ones were. */
export type PillarReadiness = {
  pillar: ReadinessPillar;
  isKnown: boolean;
  reason: UnknownReason | "under_half_recorded" | null;
  securedMegawatts: number;
  recordedMegawatts: number;
  neededMegawatts: number;
  share: { low: number; high: number } | null;
  facts: ReadinessFact[];
};

export type ReadinessRank =
  | { rankable: true; reason: null }
  | { rankable: false; reason: "no_megawatts" | "effective_sites_below_3" | "under_half_of_pillars_known" };

export type ReadinessRow = {
  iso3: string;
  basis: MegawattBasis;
  sites: number;
  phases: number;
  /** Left out of every other figure. */
  withdrawnPhases: number;
  announcedMegawatts: Record<MegawattBasis, Figure>;
  /** MW of the phases with at least one signed and firm agreement; what the signed agreements deliver is the figure after it. */
  firmPpaMegawatts: Figure;
  contractedPpaMegawatts: Figure;
  /** MW of the phases whose grid agreement is signed; what utilities granted is the figure after it. */
  gridAgreementMegawatts: Figure;
  grantedGridMegawatts: Figure;
  /** Energised or in service. */
  energisedMegawatts: Figure;
  inServiceMegawatts: Figure;
  /** Phases seen in service, and open ones that probably serve already; left out in results stored before they were counted. */
  phasesInService?: { seen: number; probably: number };
  transformersOnOrder: { orders: Figure; units: Figure };
  transformersDelivered: { orders: Figure; units: Figure };
  waterSecuredMegawatts: Figure;
  permitsFinalMegawatts: Figure;
  /** Expectation over the draws: Σ MW × share of draws in service by the end of the year. */
  expectedInServiceMegawatts: Record<ReadinessYear, Figure>;
  /** (Σ MW)² / Σ MW² over sites: how many equal sites it is worth; null when no MW is known. */
  effectiveSites: number | null;
  openFlags: Record<FlagLevel, number>;
  pillars: PillarReadiness[];
  rank: ReadinessRank;
};
