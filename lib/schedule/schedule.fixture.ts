import { createStreams, type SlipModel } from "@/lib/forecast";
import type { Chance } from "./chance";
import { siteChance } from "./site-chance";
import type {
  GateEvidence,
  GateKind,
  ScheduleGate,
  ScheduleModel,
  SchedulePhase,
  SiteSchedule,
  Word,
} from "./site-schedule";

export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

export const slip: SlipModel = {
  intercept: -3.151,
  hSlope: 1.534,
  offsetDays: 90,
  ageSlope: 0.17,
  sigma: 0.728,
  capFromDays: 730,
  capRatio: 1.75,
  overdue: { medianDays: 151, sigma: 1 },
};

const model: ScheduleModel = {
  outsideWeight: 0.15,
  phi: 0.5,
  kappa: 0.2,
  followShare: { permit: 0.4, agreement: 0.3 },
  shares: {
    ...{ grid: 0.25, agreement: 0.15, transformer: 0.15, permit: 0.1, works: 0.15, water: 0.05 },
    ...{ power_contract: 0.05, machines: 0.05, own_power: 0, rest: 0.2 },
  },
  startOfWorksToService: { medianDays: 855, sigma: 0.41 },
  permit: { medianDays: 270, sigma: 0.77 },
  agreement: { medianDays: 827, sigma: 0.903 },
  worksClass: { medianDays: 609, sigma: 0.32 },
  gridClass: { medianDays: 690, sigma: 0.506 },
  laterPhaseGap: { medianDays: 365, sigma: 0.5 },
  appeal: { medianDays: 220, sigma: 0.6 },
  reapplication: { medianDays: 365, sigma: 0.7 },
  halt: { medianDays: 180, sigma: 0.8 },
  closing: { firstPower: { medianDays: 60, sigma: 0.7 }, complete: { medianDays: 150, sigma: 0.9 } },
  appealWon: { sponsor: 0.4, opponent: 0.13 },
  farDays: 943,
};

const classes: Record<GateKind, ScheduleGate["class"]> = {
  grid: model.gridClass,
  agreement: model.agreement,
  transformer: { medianDays: 840, sigma: 0.4 },
  works: model.worksClass,
  permit: model.permit,
  water: model.permit,
  power_contract: { medianDays: 270, sigma: 0.54 },
  machines: { medianDays: 365, sigma: 0.5 },
  own_power: { medianDays: 548, sigma: 0.5 },
};
const precedes: Partial<Record<GateKind, "works" | "grid">> = { permit: "works", agreement: "grid" };

export const gate = (kind: GateKind, ...evidence: GateEvidence[]): ScheduleGate => ({
  ...{ id: kind, kind, class: classes[kind], precedes: precedes[kind] ?? null },
  ...{ chance: 1, isOfSite: false, evidence, decision: null },
});

export const word = (said: string, stated: string, party = "operator"): Word => ({
  ...{ party, saidDay: day(said), statedDay: day(stated), ageYears: 0, slip },
});

export const phase = (gates: readonly ScheduleGate[], other: Partial<SchedulePhase> = {}): SchedulePhase => ({
  ...{ id: "site/1", ordinal: 1, isIndependent: false, firstWordDay: day("2026-03-16") },
  ...{ word: word("2026-03-16", "2027-12-31"), lookDay: day("2026-11-01"), noWorksDays: [], firstPowerDay: null },
  ...{ gates: [...gates], hazardPerYear: 0.1, ...other },
});

export const site = (phases: readonly SchedulePhase[], changed: Partial<ScheduleModel> = {}): SiteSchedule => ({
  siteKey: "site",
  operatorKey: "operator:site",
  zoneKey: "zone:site",
  phases: [...phases],
  model: { ...model, ...changed },
});

/** The site's random columns as the product draws them. */
export const chanceOf = (one: SiteSchedule, draws: number): Chance => siteChance(one, createStreams(20251029, draws));
