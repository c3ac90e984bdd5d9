import { chainModel, classQuantileDays } from "@/lib/chain/model";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import { stageHazards } from "@/lib/chain/schedule-hazard";
import { toEpochDay } from "@/lib/domain/dates";
import type { ModelRecords } from "@/lib/domain/records";
import type { Forecast, HazardStage, Network, Node } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import { DAYS_PER_MONTH } from "@/lib/money/discounting";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { capexUsd, phaseCapital, type SizedCapital } from "./phase-money";

/** Money promised in a window of whole calendar years. Two pledges are two blocks: never nest one in the other. */
export type Pledge = { slug: string; usd: number; fromYear: number; toYear: number };

/**
 * What the named sites cover of a pledge, in USD: `statedUsd + atDefaultUsd + notYetSitedUsd − excessUsd = pledge`. `atDefaultUsd` is of phases
 * whose MW are known and whose capex is not, at the default per MW.
 */
export type PledgeCover = {
  pledgeUsd: number;
  statedUsd: number;
  atDefaultUsd: number;
  notYetSitedUsd: number;
  /** What the named sites cost beyond the pledge. */
  excessUsd: number;
  /** Phases counted in the two figures, of all that are neither withdrawn nor from before the window. */
  coveredPhases: number;
  ofPhases: number;
  left: { phaseId: number; reason: "withdrawn" | "in-service-before-the-window" | "megawatts-and-capex-unknown" }[];
};

/** One year's part of the money that no named site covers, as one phase of the class of whole sites. */
export type NotYetSitedTranche = {
  key: string;
  year: number;
  spendStartDay: number;
  /** The money is the pledge's; the MW are money ÷ the default per MW. */
  capital: SizedCapital;
  network: Network;
  isHyperscaler: boolean;
  assumptions: MoneyAssumptions;
  /** What prices do. */
  money: PhaseMoneyAssumptions;
};

export type NotYetSitedInput = {
  pledge: Pledge;
  /** `notYetSitedUsd` of the cover. */
  usd: number;
  /** The factor key shared by all tranches; that of named sites too where it is the same operator × economy. */
  operatorKey: string;
  isHyperscaler: boolean;
  asOfDay: number;
  model: ModelRecords;
  assumptions: MoneyAssumptions;
  money: PhaseMoneyAssumptions;
};

/** A year's money, drawn evenly, is on average drawn from here. */
const MIDDLE_OF_YEAR = "07-01";
/** The one driving node of a tranche, which lasts as the class of whole sites does; its finish is the start of service. */
export const WHOLE_SITE = "whole-site";
const SPENDING_STARTS = "spending-starts";
/** The evenly filled dimension of what is cancelled. */
const CANCELLED_SLOT = 2;

/** The standard normal's 10 % quantile. */
const Z_P10 = -1.2816;

/**
 * When a tranche is planned to serve: at the P10 of its start, and nothing is re-timed. Nobody has committed to machines for a site that has no name;
 * planned at the median they would keep half of the draws waiting. Null without its forecast.
 */
export function trancheTiming(nodes: Forecast["nodes"]): { planStartDay: number; powerReadyP50Day: null } | null {
  const p10Day = nodes.find(({ id }) => id === WHOLE_SITE)?.finish.p10;
  return p10Day === undefined ? null : { planStartDay: Math.round(p10Day), powerReadyP50Day: null };
}

/** How much of a pledge the named members cover, so that the rest and they tie to it. @throws RangeError naming a wrong field of the pledge */
export function pledgeCover(
  pledge: Pledge,
  members: readonly {
    plans: readonly PhaseStatus[];
    assumptions: MoneyAssumptions;
    money: Pick<PhaseMoneyAssumptions, "usdPerUnit">;
  }[],
): PledgeCover {
  checkPledge(pledge);
  const fromDay = toEpochDay(`${pledge.fromYear}-01-01`);
  const left: PledgeCover["left"] = [];
  let [statedUsd, atDefaultUsd, coveredPhases] = [0, 0, 0];
  for (const { plans, assumptions, money } of members) {
    for (const plan of plans) {
      const capital = phaseCapital(plan, assumptions, money.usdPerUnit);
      const leave = (reason: PledgeCover["left"][number]["reason"]) => left.push({ phaseId: plan.phase.id, reason });
      if (plan.stage === "withdrawn") leave("withdrawn");
      else if (plan.inService && plan.inService.latestDay < fromDay) leave("in-service-before-the-window");
      else if (capital === null) leave("megawatts-and-capex-unknown");
      else {
        coveredPhases += 1;
        if (capital.capexSource === "stated") statedUsd += capexUsd(capital);
        else atDefaultUsd += capexUsd(capital);
      }
    }
  }
  const openUsd = pledge.usd - statedUsd - atDefaultUsd;
  return {
    pledgeUsd: pledge.usd,
    statedUsd,
    atDefaultUsd,
    notYetSitedUsd: Math.max(0, openUsd),
    excessUsd: Math.max(0, -openUsd),
    coveredPhases,
    ofPhases: coveredPhases + left.filter(({ reason }) => reason === "megawatts-and-capex-unknown").length,
    left,
  };
}

/**
 * The money that no named site covers, in equal tranches over the years of the window, which add up to it. A tranche starts to be spent in the
 * middle of its year and serves after the class of whole sites; one whose year has passed counts as under way and not yet in service.
 * Hazards are the chain's, by stage. Empty when nothing is left. @throws RangeError naming a wrong field
 */
export function notYetSitedTranches(input: NotYetSitedInput): NotYetSitedTranche[] {
  const { pledge, usd, assumptions, asOfDay } = input;
  checkPledge(pledge);
  if (!(usd >= 0 && usd <= pledge.usd)) throw new RangeError(`usd: expected from 0 to ${pledge.usd}, got ${usd}`);
  if (usd === 0) return [];
  const model = chainModel(input.model);
  const duration = model.durationClass("start_to_first_power");
  const years = pledge.toYear - pledge.fromYear + 1;
  return Array.from({ length: years }, (_, i): NotYetSitedTranche => {
    const year = pledge.fromYear + i;
    // The last one takes what rounding left, so that the parts add up to the whole.
    const trancheUsd = i < years - 1 ? usd / years : usd - (usd / years) * (years - 1);
    const spendStartDay = toEpochDay(`${year}-${MIDDLE_OF_YEAR}`);
    const key = `not-yet-sited:${pledge.slug}:${year}`;
    const isUnderWay = spendStartDay <= asOfDay;
    const rate = stageHazards(input.model);
    const started: HazardStage = { perYear: rate.building, cause: "after-start", untilNode: null };
    const announced: HazardStage = { perYear: rate.announced, cause: "before-grid", untilNode: SPENDING_STARTS };
    const acceleratorsUsd = trancheUsd * assumptions.acceleratorShareOfCapex;
    return {
      key,
      year,
      spendStartDay,
      capital: {
        megawatts: trancheUsd / assumptions.defaultCapexUsdPerMw,
        megawattsSource: "capex-at-default-per-megawatt",
        basis: null,
        facilityUsd: trancheUsd - acceleratorsUsd,
        acceleratorsUsd,
        capexSource: "stated",
      },
      network: {
        siteKey: key,
        operatorKey: input.operatorKey,
        zoneKey: `zone:${key}`,
        nodes: trancheNodes(spendStartDay, isUnderWay, duration),
        targets: [
          {
            id: key,
            node: "revenue",
            decisionNodes: [],
            hazard: isUnderWay ? [started] : [announced, started],
            announcedDay: null,
            slot: CANCELLED_SLOT,
          },
        ],
      },
      isHyperscaler: input.isHyperscaler,
      money: input.money,
      // The facility is paid for from the start of spending to the planned service (see `trancheTiming`).
      assumptions: {
        ...assumptions,
        buildMonths: Math.min(120, Math.max(1, Math.round(classQuantileDays(duration, Z_P10) / DAYS_PER_MONTH))),
      },
    };
  });
}

function trancheNodes(
  spendStartDay: number,
  isUnderWay: boolean,
  duration: Extract<Node, { kind: "task" }>["duration"],
): Node[] {
  const wholeSite = { kind: "task", id: WHOLE_SITE, drives: true, duration, loading: "total" } as const;
  const revenue: Node = {
    kind: "pool",
    id: "revenue",
    predecessors: [],
    drives: false,
    views: [{ name: "outside", node: WHOLE_SITE, weight: 1 }],
    floors: [],
  };
  if (isUnderWay) return [{ ...wholeSite, predecessors: [], startedOnDay: spendStartDay }, revenue];
  const starts: Node = {
    kind: "task",
    id: SPENDING_STARTS,
    predecessors: [],
    drives: false,
    duration: { kind: "point", days: 0 },
    loading: "part",
    notBeforeDay: spendStartDay,
  };
  return [starts, { ...wholeSite, predecessors: [{ id: SPENDING_STARTS, type: "finish-start", lagDays: 0 }] }, revenue];
}

function checkPledge({ slug, usd, fromYear, toYear }: Pledge): void {
  const refuse = (field: string, limit: string, value: unknown) => {
    throw new RangeError(`pledge ${slug}: ${field}: expected ${limit}, got ${value}`);
  };
  if (!(usd > 0 && Number.isFinite(usd))) refuse("usd", "an amount above 0", usd);
  if (!Number.isInteger(fromYear) || fromYear < 1970) refuse("fromYear", "a year from 1970", fromYear);
  if (!Number.isInteger(toYear) || toYear < fromYear || toYear > fromYear + 50)
    refuse("toYear", `a year from ${fromYear} to ${fromYear + 50}`, toYear);
}
