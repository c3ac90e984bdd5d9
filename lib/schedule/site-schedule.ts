import type { SlipModel } from "@/lib/forecast";

/** What the one schedule of a site is made from, as plain data. Days are epoch days (UTC). */

/** A lognormal time in days. */
export type DaysClass = { medianDays: number; sigma: number };

/** What has to be there before a phase serves, by the kinds that shares and paths are given for. */
export const gateKinds = [
  "grid",
  "agreement",
  "transformer",
  "works",
  "permit",
  "water",
  "power_contract",
  "machines",
  "own_power",
] as const;
export type GateKind = (typeof gateKinds)[number];

/** A date that somebody gave. */
export type Word = {
  party: string;
  saidDay: number;
  /** The last day of what was said. */
  statedDay: number;
  /** From the first word on the phase to `saidDay`. */
  ageYears: number;
  slip: SlipModel;
};

/** One thing that is known of a gate since `knownDay`. */
export type GateEvidence = { knownDay: number } & (
  | { what: "done"; day: number }
  /** A step that starts the time of its class. */
  | { what: "begun"; day: number }
  | { what: "seen_open" }
  | { what: "word"; word: Word; isOfController: boolean }
  | { what: "word_withdrawn"; party: string }
  | { what: "deferred" }
  | { what: "refused" }
  /** Against a grant, or by the sponsor against a refusal. `isStayed`: a stay or an injunction holds the works. */
  | { what: "appealed"; by: "sponsor" | "opponent"; isStayed: boolean }
  | { what: "halted" }
  | { what: "resumed"; day: number }
  /** Supposed for certain: done on a day ahead. */
  | { what: "settled"; day: number }
);

/** An answer that a local base rate speaks of: passed with a probability p of Beta(alpha, beta), asked at most so often. */
export type Decision = { alpha: number; beta: number; attempts: number; chanceItApplies: number; shareKey: string };

export type ScheduleGate = {
  /** Stable and unique within its phase; one of the whole site has the same in every phase that it holds up. */
  id: string;
  kind: GateKind;
  /** From its beginning to its end. */
  class: DaysClass;
  /** What cannot begin before it. */
  precedes: "works" | "agreement" | "grid" | null;
  /** Chance that the phase needs it. */
  chance: number;
  isOfSite: boolean;
  /** Oldest first; on one day a look comes before news. */
  evidence: GateEvidence[];
  /** Null where no local base rate speaks of it. */
  decision: Decision | null;
  /** Times which its own term lasts under a scenario; 1 where left out. */
  stretch?: number;
};

export type SchedulePhase = {
  id: string;
  ordinal: number;
  /** Whether it may serve before the phase in front of it. */
  isIndependent: boolean;
  /** First word on the phase or its site. */
  firstWordDay: number;
  /** The party's last word on service, else the latest estimate; null where no day is stated. One whose day had passed when it was said is overdue. */
  word: Word | null;
  /** The last day on which somebody looked at the phase or spoke of it; evidence of its gates may bring a later one (`lastLook`). */
  lookDay: number;
  /** The days on which works were seen not begun. */
  noWorksDays: number[];
  firstPowerDay: number | null;
  gates: ScheduleGate[];
  /** Chance a year to be given up, by what has been reached. */
  hazardPerYear: number;
};

/** The phases of a site that do not serve yet and were not given up, in their order. */
export type SiteSchedule = {
  siteKey: string;
  /** Sites of one operator, or of one zone, slip together. */
  operatorKey: string;
  zoneKey: string;
  phases: SchedulePhase[];
  model: ScheduleModel;
  /** Left out where no scenario asks for one. */
  licence?: ExportLicence;
};

/** An export licence that machines may need: one event, and one time, for every site that carries it. */
export type ExportLicence = {
  key: string;
  /** That it is required, and that it is then denied. */
  probability: number;
  denialProbability: number;
  delay: DaysClass;
  /** The phases that wait for it. */
  phaseIds: readonly string[];
};

/** The numbers that the construction rests on; `lib/chain/schedule-model.ts` takes them from reference classes and parameters. */
export type ScheduleModel = {
  /** Chance that a draw takes the outside view although a day is stated. */
  outsideWeight: number;
  /** Share of the time to the last gate at which a gate that does not bind is done. */
  phi: number;
  /** Share of the whole time that commissioning takes. */
  kappa: number;
  /** Share of the whole time that must follow a gate while what it precedes has not begun. */
  followShare: { permit: number; agreement: number };
  /** How often each kind of gate, or the rest (fit-out and other), is the one that a phase waits for; relative. */
  shares: Record<GateKind | "rest", number>;
  startOfWorksToService: DaysClass;
  /** From announcement to the start of works: the later of the two. */
  permit: DaysClass;
  agreement: DaysClass;
  worksClass: DaysClass;
  gridClass: DaysClass;
  laterPhaseGap: DaysClass;
  appeal: DaysClass;
  reapplication: DaysClass;
  halt: DaysClass;
  closing: { firstPower: DaysClass; complete: DaysClass };
  /** Chance that an appeal is won. */
  appealWon: { sponsor: number; opponent: number };
  /** Beyond so many stated days the slip of so many days is added. */
  farDays: number;
  /** Times which commissioning lasts under a scenario; 1 where left out. */
  commissioningStretch?: number;
};
