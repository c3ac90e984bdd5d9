/** The field's words, each list once: zod, `pgEnum` and the screens all read these. */

/** V verified at the primary, V2 at a secondary, D derived from data by a script, U unverified judgement. */
export const evidenceMarks = ["V", "V2", "D", "U"] as const;
export type EvidenceMark = (typeof evidenceMarks)[number];

export const sourceClasses = [
  "operator",
  "counterparty",
  "utility",
  "regulator",
  "press",
  "imagery",
  "analyst",
] as const;
export type SourceClass = (typeof sourceClasses)[number];

/** `seen_open`: somebody looked on that day, and it had not happened yet. */
export const claimKinds = [
  "promised",
  "estimated",
  "actual",
  "inferred",
  "withdrawn",
  "not_required",
  "seen_open",
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/**
 * `by` has only an upper bound, `not_before` only a lower one; `range` is any other run of days (spring, mid-2027, a fiscal year); `unknown`
 * says that it happened (or was promised) without saying when.
 */
export const datePrecisions = [
  "day",
  "month",
  "quarter",
  "half",
  "year",
  "by",
  "unknown",
  "range",
  "not_before",
] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** How exactly the day is known on which something was said. */
export const knownPrecisions = ["day", "month", "quarter", "year"] as const satisfies readonly DatePrecision[];

export const confidences = ["confident", "likely", "speculative"] as const;
export type Confidence = (typeof confidences)[number];

export const indicatorKinds = [
  "service",
  "works",
  "grid_interconnect",
  "transformer_order",
  "ppa",
  "permit",
  "water_right",
  "accelerator_order",
  "generation",
  "land",
  "financing",
  "site",
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

const permitSteps = [
  "filed",
  "hearing_set",
  "deferred",
  "granted",
  "refused",
  "appealed",
  "suit_filed",
  "appeal_upheld",
  "appeal_dismissed",
  "lapsed",
] as const;

/**
 * The steps of each kind, roughly in their order. `appeal_upheld`: the party that appealed won; `appeal_dismissed`: it lost.
 * `lapsed`: time ran out, or its holder gave it up.
 */
export const indicatorSteps = {
  service: ["first_power", "in_service"],
  works: ["started", "halted", "resumed", "roof_complete", "completed"],
  grid_interconnect: [
    "requested",
    "study_completed",
    "reserved",
    "agreement_signed",
    "refused",
    "works_started",
    "works_completed",
    "energised",
  ],
  transformer_order: ["ordered", "shipped", "delivered"],
  ppa: ["negotiating", "signed", "supply_started"],
  permit: permitSteps,
  water_right: permitSteps,
  accelerator_order: ["ordered", "export_licensed", "delivered"],
  generation: ["ordered", "works_started", "shipped", "delivered", "installed", "in_service"],
  land: ["agreed", "closed", "refused", "lapsed"],
  financing: ["announced", "agreed", "closed", "withdrawn"],
  site: ["announced", "paused", "resumed", "cancelled"],
} as const satisfies Record<IndicatorKind, readonly string[]>;
export const milestoneSteps = [...new Set(Object.values(indicatorSteps).flat())] as [MilestoneStep, ...MilestoneStep[]];
export type MilestoneStep = (typeof indicatorSteps)[IndicatorKind][number];

export const requirements = ["required", "not_required", "unknown"] as const;
export type Requirement = (typeof requirements)[number];

export const workTypes = ["building", "substation", "network_upgrade", "bridge_power"] as const;
export type WorkType = (typeof workTypes)[number];

export const permitTypes = [
  "grid_impact_assessment",
  "building",
  "zoning",
  "environmental",
  "resource_consent",
  "planning",
  "water",
  "air",
  "power_purchase",
  "energy_facility",
  "investment",
  "export_licence",
  "other",
] as const;
export type PermitType = (typeof permitTypes)[number];

/** Whether power can flow to the load without this contract; what nobody said is read as commercial. */
export const ppaRoles = ["gating", "commercial", "condition", "unknown"] as const;
export type PpaRole = (typeof ppaRoles)[number];

/** Which phases that are not in service a record of the whole site holds up. */
export const siteHolds = ["all", "beyond_live", "last", "not_under_works", "none"] as const;
export type SiteHold = (typeof siteHolds)[number];

/** Who brought an appeal or a suit, and how it ended. */
export const appellants = ["sponsor", "opponent", "authority", "unknown"] as const;
export type Appellant = (typeof appellants)[number];
export const appealOutcomes = ["upheld", "dismissed", "remanded", "settled", "withdrawn"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** What a record of a place is: only a data centre has phases that earn; the others feed tables. */
export const siteTypes = ["data_centre", "portfolio", "supply", "park"] as const;
export type SiteType = (typeof siteTypes)[number];

/** Who owns the machines of a phase. */
export const machineOwnerships = ["own", "lease", "colocation", "unknown"] as const;
export type MachineOwnership = (typeof machineOwnerships)[number];

export const ppaStructures = ["physical", "virtual", "sleeved", "unknown"] as const;

/** Megawatts of different bases are never added up or compared. */
export const megawattBases = ["grid_connection", "facility", "critical_it", "generation_nameplate"] as const;
export type MegawattBasis = (typeof megawattBases)[number];
/** What a record's megawatts are of: one of the bases, or nobody said. */
export const statedBases = [...megawattBases, "unknown"] as const;
export type StatedBasis = (typeof statedBases)[number];

export const organisationRoles = [
  "operator",
  "owner",
  "user",
  "investor",
  "contractor",
  "utility",
  "regulator",
  "manufacturer",
  "seller",
] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const pledgeTopics = [
  "pledge",
  "economics",
  "scenario",
  "market",
  "demand",
  "principle",
  "risk",
  "question",
] as const;
export type PledgeTopic = (typeof pledgeTopics)[number];

export const policyStatuses = [
  "in_force",
  "proposed",
  "drafted",
  "being_revised",
  "under_way",
  "observed",
  "reported",
  "ended",
  "closed",
  "unverified",
  "not_found",
] as const;
export type PolicyStatus = (typeof policyStatuses)[number];

export const lineageKinds = ["renamed", "merged", "split"] as const;

/** How lists count open flags: risks by severity, and tasks; changes do not count. */
export const flagLevels = ["high", "medium", "task"] as const;
export type FlagLevel = (typeof flagLevels)[number];

/** How a flag stands now. */
export const flagStandings = ["raised", "acknowledged", "escalated", "cleared"] as const;
export type FlagStanding = (typeof flagStandings)[number];

/** What can happen to a flag. `changed`: another rule of the same event leads; `ranked`: another severity; `reopened`: no longer acknowledged or escalated. */
export const flagSteps = ["raised", "changed", "ranked", "acknowledged", "escalated", "reopened", "cleared"] as const;
export type FlagStep = (typeof flagSteps)[number];

/** Why the computation took a step. */
export const flagStepReasons = ["again", "p50_worse", "until_reached", "other_rule", "replaced_by_new_rules"] as const;
export type FlagStepReason = (typeof flagStepReasons)[number];

export const userRoles = ["viewer", "analyst", "reviewer", "admin"] as const;

export const locales = ["en", "ko"] as const;
export type Locale = (typeof locales)[number];

/** `refused`: the row is wrong; `asked`: it can be read in more than one way; `left_out`: no record of ours. None of the three writes anything. */
export const importActions = [
  "added",
  "changed",
  "unchanged",
  "restated",
  "not_understood",
  "refused",
  "asked",
  "left_out",
] as const;
export type ImportAction = (typeof importActions)[number];

/** `reading`: its files are being read, or were when their reader was stopped. `staged`: a dry run, nothing of it is on record. */
export const importStates = ["reading", "staged", "applied", "undone"] as const;

/** A portfolio's sum in the worker: `failed` says why and is not tried again. */
export const portfolioRunStates = ["queued", "running", "done", "failed"] as const;
export type PortfolioRunState = (typeof portfolioRunStates)[number];
