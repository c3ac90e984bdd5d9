import { chainModel } from "@/lib/chain/model";
import { scheduleModel } from "@/lib/chain/schedule-model";
import { toEpochDay } from "@/lib/domain/dates";
import { createStreams } from "@/lib/forecast";
import { site as siteRecords } from "../assessment/site.fixture";
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

export const day = toEpochDay;

const { model: records } = siteRecords([]);
export const { slip } = chainModel(records);
const model = scheduleModel(records);

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
