import { delayCostFigures } from "./delay-cost";
import type { DrawWorth, WorthDays } from "./draw-worth";
import { figuresOf, type ToFigure } from "./money-figures";
import { netPresentValueFigures } from "./net-present-value";
import { meanLiabilities, minimumDemandOf } from "./obligations";
import { orderedDays, servesShare } from "./ordered-days";
import { MONEY_DEFINITION_VERSION } from "./parameters";
import { partyCapital } from "./party-capital";
import { type PhaseModel, phaseModel } from "./phase-model";
import { drawnWorth, drawsOf, partyOf } from "./phase-money-draws";
import { inputProblems } from "./phase-money-input";
import { moneyNotes } from "./phase-money-notes";
import type {
  KnownPhaseMoney,
  Liabilities,
  Ownership,
  PhaseMoney,
  PhaseMoneyDraws,
  PhaseMoneyInput,
} from "./phase-money-types";
import { riskFigures } from "./risk-figures";
import { bestOption, serviceOptions } from "./service-worth";
import type { SpendingRow } from "./spending-calendar";

/**
 * The money of one phase: delay cost against both baselines, capital at risk, and net present value as a distribution. Plain JSON; never
 * throws: input out of its limits gives `invalid-input`. This folder's README writes the definitions out.
 */
export function phaseMoney(input: PhaseMoneyInput): PhaseMoney {
  return computed(input).money;
}

/** As `phaseMoney`, with the columns that sums over phases add; null where nothing is known. */
export function phaseMoneyWithDraws(input: PhaseMoneyInput): { money: PhaseMoney; draws: PhaseMoneyDraws | null } {
  const { money, draws } = computed(input);
  return { money, draws: draws() };
}

/** `draws` makes the columns when they are asked for: an assessment has no use for them. */
type Computed = { money: PhaseMoney; draws: () => PhaseMoneyDraws | null };

const none = () => null;

function computed(input: PhaseMoneyInput): Computed {
  const unknown = { known: false as const, definitionVersion: MONEY_DEFINITION_VERSION };
  const problems = inputProblems(input);
  if (problems.length > 0) return { money: { ...unknown, reason: "invalid-input", problems }, draws: none };
  const ownership = partyOf(input);
  const capital = partyCapital(input, ownership);
  if (capital === null) return { money: { ...unknown, reason: "megawatts-and-capital-unknown" }, draws: none };
  const model = phaseModel(input, ownership, capital);
  if (model.calendar.length === 0) {
    const isEmpty = capital.facilityUsd + capital.acceleratorsUsd === 0;
    return { money: { ...unknown, reason: isEmpty ? "no-capital" : "nothing-dated" }, draws: none };
  }
  return knownMoney(input, ownership, model);
}

function knownMoney(input: PhaseMoneyInput, ownership: Ownership, model: PhaseModel): Computed {
  const { assumptions, plan } = input;
  const { capital, calendar, worth } = model;
  const totals = capitalTotals(model);
  const figure = figuresOf(totals.total, capital.dollarsUnknown === null);
  const days = orderedDays(input.draws);
  const risks = assumptions.idleMonths.map((months) =>
    riskFigures(calendar, days, plan?.latest.day ?? null, months, model.redeployment, figure),
  );
  const drawn = drawnWorth(input, ownership, model, days);
  const money: KnownPhaseMoney = {
    known: true,
    definitionVersion: MONEY_DEFINITION_VERSION,
    ownership,
    asOfDay: input.asOfDay,
    draws: days.serviceDay.length,
    servesProbability: servesShare(days),
    megawatts: {
      criticalIt: capital.criticalItMegawatts,
      facility: capital.facilityMegawatts,
      source: capital.megawattsSource,
    },
    capital: capitalFigures(model, totals, input.asOfDay, figure),
    delivery:
      worth === null || ownership === "colocation"
        ? null
        : {
            plannedDay: worth.retiming.plannedDay,
            day: worth.retiming.deliveryDay,
            isRetimed: worth.retiming.deliveryDay !== worth.retiming.plannedDay,
          },
    delayCost: delayCostOf(drawn, model, totals.total, assumptions, figure),
    capitalAtRisk: risks.map(({ figures }) => figures),
    liabilities: liabilitiesOf(input, days),
    netPresentValue: netPresentValueOf(drawn, input, model, totals.total),
    otherReading: otherReadingOf(input),
    priceCorrelation: assumptions.priceCorrelation,
    notes: moneyNotes(input, capital),
    assumptions,
  };
  return { money, draws: () => drawsOf(ownership, capital, drawn, risks[0]?.columns ?? null) };
}

type Totals = { facility: number; accelerators: number; contribution: number; deposit: number; total: number };

/** Nominal capital; recorded payments above what is stated raise it. */
function capitalTotals({ capital, calendar }: PhaseModel): Totals {
  const paid = (asset: SpendingRow["asset"]) => sumUsd(calendar, (row) => row.asset === asset);
  const facility = Math.max(capital.facilityUsd, paid("facility"));
  const accelerators = Math.max(capital.acceleratorsUsd, paid("accelerators"));
  const [contribution, deposit] = [paid("contribution"), paid("deposit")];
  return { facility, accelerators, contribution, deposit, total: facility + accelerators + contribution + deposit };
}

const sumUsd = (calendar: readonly SpendingRow[], isCounted: (row: SpendingRow) => boolean): number =>
  calendar.reduce((sum, row) => sum + (isCounted(row) ? row.usd : 0), 0);

function capitalFigures(
  { capital, calendar }: PhaseModel,
  totals: Totals,
  asOfDay: number,
  figure: ToFigure,
): KnownPhaseMoney["capital"] {
  return {
    source: capital.source,
    dollarsUnknown: capital.dollarsUnknown,
    facility: figure(totals.facility),
    accelerators: figure(totals.accelerators),
    contribution: figure(totals.contribution),
    deposit: figure(totals.deposit),
    total: figure(totals.total),
    committed: figure(sumUsd(calendar, ({ boundDay }) => boundDay <= asOfDay)),
    spent: figure(sumUsd(calendar, ({ paidDay }) => paidDay <= asOfDay)),
    recorded: figure(sumUsd(calendar, ({ paidDay, isRecorded }) => isRecorded && paidDay <= asOfDay)),
  };
}

function delayCostOf(
  drawn: DrawWorth | null,
  { worth }: PhaseModel,
  capitalUsd: number,
  assumptions: PhaseMoneyInput["assumptions"],
  figure: ToFigure,
): KnownPhaseMoney["delayCost"] {
  if (drawn === null || worth === null) return { known: false, reason: "no-plan-on-record" };
  if (drawn.served === 0) return { known: false, reason: "no-draw-serves" };
  return {
    known: true,
    first: delayCostFigures("first", drawn, worth.first.promise, capitalUsd, assumptions, figure),
    latest: delayCostFigures("latest", drawn, worth.latest.promise, capitalUsd, assumptions, figure),
  };
}

/** Megawatts derived from capital would make a dearer phase a larger one: then there are no dollars. */
function netPresentValueOf(
  drawn: DrawWorth | null,
  { extras }: PhaseMoneyInput,
  { worth, capital }: PhaseModel,
  capitalUsd: number,
): KnownPhaseMoney["netPresentValue"] {
  if (drawn === null || worth === null) return { known: false, reason: "no-plan-on-record" };
  const derived = capital.megawattsSource === "from-capital" ? "megawatts-from-capital" : null;
  const dollarsUnknown = capital.dollarsUnknown ?? derived;
  const fall = extras.earningsFallPerYear ?? 0;
  const { day } = worth.latest.promise;
  const options = serviceOptions(worth.latest.model, day, day, typeof fall === "number" ? fall : meanFall(fall));
  const figure = figuresOf(capitalUsd, dollarsUnknown === null);
  return { known: true, ...netPresentValueFigures(drawn, bestOption(options).usd, dollarsUnknown, figure) };
}

const meanFall = (fall: Float64Array): number => fall.reduce((sum, one) => sum + one, 0) / fall.length;

function liabilitiesOf({ extras }: PhaseMoneyInput, days: WorthDays): Liabilities | null {
  if (extras.minimumDemand === null) return null;
  const demand = minimumDemandOf(extras);
  return demand === null ? { known: false, reason: "no-rate" } : { known: true, ...meanLiabilities(demand, days) };
}

/** The phase read as critical IT megawatts, when their basis is not known. */
function otherReadingOf(input: PhaseMoneyInput): KnownPhaseMoney["otherReading"] {
  if (input.megawatts.basis !== "unknown" || input.megawatts.value === null) return null;
  const other = phaseMoney({ ...input, megawatts: { ...input.megawatts, basis: "critical_it" } });
  if (!other.known || !other.netPresentValue.known) return null;
  const { belowZero, belowZeroOnPlan } = other.netPresentValue;
  return { basis: "critical_it", belowZero: belowZero.probability, belowZeroOnPlan };
}
