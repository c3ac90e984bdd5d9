import type { SitePlan } from "@/lib/chain/phase-plan";
import type { ReadGate } from "@/lib/chain/schedule-gates";
import { stretchSlip } from "@/lib/chain/stretch";
import type { SiteRecords } from "@/lib/domain/records";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type {
  DaysClass,
  ScheduleGate,
  ScheduleModel,
  SchedulePhase,
  SiteSchedule,
  Word,
} from "@/lib/schedule/site-schedule";
import { isDateOverride } from "./groups";
import { exportLicence } from "./licence";
import { moneyOverrideKeys, type ScenarioOverrides } from "./overrides";
import { OWN_SILICON } from "./parameters";

/**
 * The schedule of a site under a scenario: times stretched, hazards multiplied, every slip and class shifted, the export licence put in. Names,
 * and with them chance, stay: base and scenario have common random numbers. Without an override of dates it is the records' own.
 */
export function scheduleUnder(
  plan: SitePlan,
  site: Pick<SiteRecords, "iso3">,
  overrides: ScenarioOverrides,
): SiteSchedule {
  const { schedule, plans } = plan;
  if (!isDateOverride(overrides)) return schedule;
  const { durationFactors = {}, hazardFactor = 1, factorShift = 0 } = overrides;
  const readGates = new Map(plans.flatMap(({ gates }) => gates.map((read) => [read.gate, read] as const)));
  const phases = schedule.phases.map((phase): SchedulePhase => {
    const gates = phase.gates.map((gate) => {
      const read = readGates.get(gate);
      return stretchedGate(gate, read ? gateFactor(read, durationFactors) : 1, factorShift, schedule.model);
    });
    const { announced = 1 } = durationFactors;
    const word = phase.word && stretchedWord(phase.word, announced, factorShift, schedule.model);
    return { ...phase, word, gates, hazardPerYear: phase.hazardPerYear * hazardFactor };
  });
  const licence = exportLicence(plan, site, overrides);
  return {
    ...schedule,
    phases,
    model: modelUnder(schedule.model, durationFactors, factorShift),
    ...(licence ? { licence } : {}),
  };
}

/** The money assumptions under a scenario: those it names replaced, the others as they are. */
export function assumptionsUnder(assumptions: MoneyAssumptions, overrides: ScenarioOverrides): MoneyAssumptions {
  const named = moneyOverrideKeys.filter((key) => overrides[key] !== undefined);
  return { ...assumptions, ...Object.fromEntries(named.map((key) => [key, overrides[key]])) };
}

/**
 * As `assumptionsUnder`. A cost of capital that a scenario names is the owner's and that of an operator who leases; a landlord's stays. Own chips make
 * accelerators cheaper, and with them the default per MW.
 */
export function phaseMoneyAssumptionsUnder(
  assumptions: PhaseMoneyAssumptions,
  overrides: ScenarioOverrides,
): PhaseMoneyAssumptions {
  const { waccPerYear, evaluationYears, ...others } = overrides;
  const named = moneyOverrideKeys.filter(
    (key) => key in assumptions && others[key as keyof typeof others] !== undefined,
  );
  const { discountRatePerYear: rate, horizonYears: horizon } = assumptions;
  const replaced: PhaseMoneyAssumptions = {
    ...assumptions,
    ...Object.fromEntries(named.map((key) => [key, overrides[key]])),
    discountRatePerYear: waccPerYear === undefined ? rate : { ...rate, own: waccPerYear, lease: waccPerYear },
    horizonYears: evaluationYears === undefined ? horizon : { ...horizon, own: evaluationYears },
  };
  const factor = acceleratorCostFactor(overrides);
  const share = replaced.acceleratorShareOfCapex;
  const ofBefore = 1 - share + share * factor;
  return {
    ...replaced,
    defaultCapexUsdPerMw: replaced.defaultCapexUsdPerMw * ofBefore,
    acceleratorShareOfCapex: (share * factor) / ofBefore,
  };
}

/** What accelerators cost as a share of what they cost in the base: own chips save a part of theirs. */
export function acceleratorCostFactor(overrides: ScenarioOverrides): number {
  const { ownSiliconAttach = 0, ownSiliconCapexSavedShare = OWN_SILICON.capexSavedShare } = overrides;
  return 1 - ownSiliconAttach * ownSiliconCapexSavedShare;
}

type DurationFactors = NonNullable<ScenarioOverrides["durationFactors"]>;

/** U: a gate's time moves by so many of the standard deviations by which a site's total moves. */
const PART_OF_SHIFT = 0.6;

/** A lognormal time that is shifted by so many standard deviations, and lasts `factor` times as long. */
const stretchedClass = ({ medianDays, sigma }: DaysClass, factor: number, shift: number): DaysClass => ({
  medianDays: medianDays * factor * Math.exp(shift * sigma),
  sigma,
});

/** A date so many times as far from the day it was said: its slip, and the days beyond `farDays` that do not slip. The shift is of the slip alone. */
function stretchedWord(word: Word, factor: number, shift: number, { farDays }: Pick<ScheduleModel, "farDays">): Word {
  const beyondDays = Math.max(0, word.statedDay - word.saidDay - farDays);
  return {
    ...word,
    statedDay: word.statedDay + (factor - 1) * beyondDays,
    slip: stretchSlip(word.slip, factor * Math.exp(shift * word.slip.sigma)),
  };
}

/** What is known of a gate, and its class and its own term where nothing is, times the factor; what is done stays. */
export function stretchedGate(
  gate: ScheduleGate,
  factor: number,
  factorShift: number,
  model: Pick<ScheduleModel, "farDays">,
): ScheduleGate {
  const shift = PART_OF_SHIFT * factorShift;
  return {
    ...gate,
    class: stretchedClass(gate.class, factor, shift),
    stretch: (gate.stretch ?? 1) * factor,
    evidence: gate.evidence.map((one) =>
      one.what === "word" ? { ...one, word: stretchedWord(one.word, factor, shift, model) } : one,
    ),
  };
}

/** The closest key that fits: the step of a grid connection, the type of works or permit, then the kind. */
function gateFactor({ kind, step, key, indicator }: ReadGate, factors: DurationFactors): number {
  const type = indicator?.workType ?? indicator?.permitType ?? key;
  const known: Record<string, number | undefined> = factors;
  return known[`${kind}.${step}`] ?? known[`${kind}.${type}`] ?? known[kind] ?? 1;
}

/** The classes that no gate carries: those of the outside view, of what follows a gate, and of commissioning. */
function modelUnder(model: ScheduleModel, factors: DurationFactors, factorShift: number): ScheduleModel {
  const permit = factors.permit ?? 1;
  const agreement = factors["grid_interconnect.agreement_signed"] ?? factors.grid_interconnect ?? 1;
  const grid = factors["grid_interconnect.energised"] ?? factors.grid_interconnect ?? 1;
  const works = factors["works.building"] ?? factors.works ?? 1;
  const outside = factors.outside ?? 1;
  const commissioning = factors.commissioning ?? 1;
  const part = PART_OF_SHIFT * factorShift;
  const { closing } = model;
  return {
    ...model,
    startOfWorksToService: stretchedClass(model.startOfWorksToService, outside, factorShift),
    laterPhaseGap: stretchedClass(model.laterPhaseGap, outside, factorShift),
    permit: stretchedClass(model.permit, permit, part),
    agreement: stretchedClass(model.agreement, agreement, part),
    worksClass: stretchedClass(model.worksClass, works, part),
    gridClass: stretchedClass(model.gridClass, grid, part),
    reapplication: stretchedClass(model.reapplication, permit, part),
    appeal: stretchedClass(model.appeal, 1, part),
    halt: stretchedClass(model.halt, 1, part),
    closing: {
      firstPower: stretchedClass(closing.firstPower, commissioning, part),
      complete: stretchedClass(closing.complete, commissioning, part),
    },
    commissioningStretch: commissioning,
  };
}
