import { expect, it } from "vitest";
import { AS_OF, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { IndicatorRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { happened, said } from "./flag-input.fixture";
import { raiseFlags } from "./raise-flags";
import { assessment } from "./records.fixture";
import { type FlagRule, type ForecastMove, flagRules, type PhaseMoneyFigures } from "./types";

/** A site of one phase for each rule: what the phase's records, forecast and money must be for the rule to speak, alone or as a line. */
type Case = {
  indicators?: IndicatorRecord[];
  figures?: Partial<PhaseAssessment>;
  site?: Partial<SiteRecords>;
  money?: Partial<PhaseMoneyFigures>;
  move?: Partial<ForecastMove>;
};

const service = (...claims: ReturnType<typeof said>[]) => indicator("service", { in_service: claims });
const ahead = (days: number) => ({ serviceP50Day: AS_OF + days });
const works = indicator("works", { started: [happened(100)] });
const region = { id: 1, slug: "seoul", nameEn: "Seoul", nameKo: "서울" };
const policy: PolicyRecord = {
  ...{ id: 1, slug: "a-rule", titleEn: "A rule", titleKo: "규칙", regionId: null, thresholdMegawatts: 50 },
  ...{ status: "in_force", effectiveDay: AS_OF - 200, requiresGate: "grid_impact_assessment" },
};
const baseRate: SiteRecords["baseRates"][number] = {
  ...{ slug: "rate", regionSlug: "seoul", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ appliedAfterDay: AS_OF - 400, periodFromDay: AS_OF - 390, periodToDay: AS_OF - 100, passed: 4, decided: 12 },
  ...{ newSupplyOnly: true, commonCauseRho: 0.3, priorAlpha: 1, priorBeta: 1, probabilityIfUnknown: 0.5 },
  ...{ endedBy: null, endedByKo: null, mark: "V", note: null, noteKo: null, source: null },
};
const looked = indicator("works", { completed: [said("seen_open", -10, 10)] });
const moved = (...days: number[]) => days.map((day, i) => said("promised", day, 400 - 90 * i));

const cases: Record<FlagRule, Case> = {
  forecast_late: { indicators: [service(said("promised", 200, 300))], figures: ahead(565) },
  late_on_estimate: { indicators: [service(said("estimated", 200, 300))], figures: ahead(565) },
  due_soon: { indicators: [service(said("promised", 90, 300))] },
  passed_not_looked: { indicators: [service(said("promised", -20, 300))] },
  overdue: { indicators: [service(said("promised", -20, 300)), looked] },
  service_unconfirmed: {
    indicators: [service({ ...said("inferred", -50, 40), source: source("an index", "analyst") })],
    figures: { state: "in_service" },
  },
  gate_bad_news: { indicators: [indicator("permit", { refused: [happened(100)] })] },
  bad_news_silent: { indicators: [indicator("permit", { refused: [happened(400)] })] },
  base_rate_refused: {
    indicators: [indicator("land", { agreed: [happened(30)] })],
    site: { region, policies: [policy], baseRates: [baseRate] },
  },
  order_by_passed: { indicators: [service(said("promised", 500, 300)), works] },
  capital_exposed: { money: { atRiskUsd: 2e9 } },
  forecast_moved: { move: { p50DaysByNews: 90 } },
  records_contradict: { indicators: [service(said("promised", 500, 300), said("estimated", 900, 200))] },
  promise_moved_later: { indicators: [service(...moved(300, 500))] },
  three_slips: { indicators: [service(...moved(300, 340, 380, 420))] },
  gating_ppa_unsigned: {
    indicators: [service(said("promised", 200, 300)), { ...indicator("ppa", {}), ppaRole: "gating" }],
  },
  machines_before_power: {
    indicators: [indicator("accelerator_order", { delivered: [said("promised", 100, 90)] })],
    figures: ahead(400),
  },
  queue_place_gone: { indicators: [indicator("grid_interconnect", { requested: [said("withdrawn", -50, 50)] })] },
  rule_after_announcement: { indicators: [service(said("promised", 900, 700))], site: { policies: [policy] } },
  payback_beyond_plan: { money: { paybackBeyondPlanMonths: 12 } },
  right_expires: { indicators: [indicator("permit", { lapsed: [said("promised", 50, 90)] })], figures: ahead(400) },
  bridge_without_firm: { indicators: [indicator("works", { started: [happened(50)] }, { workType: "bridge_power" })] },
};

it.each(flagRules)("%s speaks of its case, and no other does", (rule) => {
  const one = cases[rule];
  const only = phase(one.indicators ?? []);
  const money: PhaseMoneyFigures = {
    ...{ delayCostFirstUsd: null, delayCostAtLeastShare: null, atRiskUsd: null, capitalUsd: null },
    ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
    ...one.money,
  };
  const move: ForecastMove = {
    ...{ p50DaysByNews: 0, p50DaysByLook: 0, cancelledPointsByNews: 0, sinceDay: AS_OF, cause: { kind: "several" } },
    ...one.move,
  };
  const flags = raiseFlags({
    ...{ site: site([only], one.site), assessments: [assessment({ phaseId: only.id, ...one.figures })] },
    ...{ asOfDay: AS_OF, money: { [only.id]: money }, moves: { [only.id]: move } },
  });
  expect(flags.flatMap((flag) => [flag.rule, ...flag.lines.map((line) => line.rule)])).toEqual([rule]);
});
