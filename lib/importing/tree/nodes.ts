import type { ClaimKind, DatePrecision, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { RecordClaim, RecordIndicator, RecordPhase, RecordSite } from "../records/record-set";

/**
 * What is on record of some sites, and what is stated beyond it: a node without an id is new. The database loads the nodes that it has,
 * statements add to them, and what is new is stored; without the last step it is a dry run.
 */
export type SiteNode = {
  id: number | null;
  /** Of a new site. */
  fields: SiteFields | null;
  phases: PhaseNode[];
  indicators: IndicatorNode[];
};

/** A site as it is stated; one without a known economy has none. */
export type SiteFields = Omit<RecordSite, "phases" | "indicators" | "iso3"> & { iso3: string | null };

export type PhaseNode = {
  id: number | null;
  ordinal: number;
  /** Of a new phase. */
  fields: RecordPhase | null;
  /** As decimal texts, by basis. */
  megawatts: Partial<Record<RecordPhase["basis"], string>>;
  /** The newest day on which somebody said how large it is; null where nobody's words are kept. */
  sizeKnownOn: string | null;
  isRetired: boolean;
  /** The kind of the import that added it; null for any other writer. */
  addedBy: string | null;
  /** What a register says of its size, where that is new. */
  revision: { basis: RecordPhase["basis"]; megawatts: string; evidence: Evidence } | null;
  /** A phase that an undone import had retired is stated again. */
  isBack: boolean;
};

type Evidence = Pick<RecordClaim, "source" | "mark" | "note" | "knownOn">;

export type IndicatorNode = {
  id: number | null;
  /** Null: of the whole site. */
  phase: PhaseNode | null;
  kind: IndicatorKind;
  key: string;
  /** Of a new indicator. */
  fields: RecordIndicator | null;
  milestones: MilestoneNode[];
};

export type MilestoneNode = { id: number | null; step: MilestoneStep; claims: KnownClaim[]; added: AddedClaim[] };

/** A claim on record, or stated a moment ago. */
export type KnownClaim = {
  id: number | null;
  kind: ClaimKind;
  earliestOn: string | null;
  latestOn: string | null;
  precision: DatePrecision;
  knownOn: string;
  /** The natural key of its source. */
  source: string;
  /** The slug of the party whose word it is. */
  claimant: string | null;
  /** The kind of the import that brought it; null for any other writer. */
  addedBy: string | null;
  retracted: "by_hand" | "by_undo" | null;
};

/** A claim to be stored. */
export type AddedClaim = RecordClaim & {
  /** The claim with these words that an undo took back. */
  againAfter: number | null;
};
