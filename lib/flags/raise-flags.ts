import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { mergeFindings } from "./merge-findings";
import { phaseFacts } from "./phase-facts";
import { phaseStake } from "./phase-stake";
import { flagThresholds } from "./read-thresholds";
import { baseRateRefused } from "./rules/base-rate-refused";
import { bridgeWithoutFirm } from "./rules/bridge-without-firm";
import { capitalExposed } from "./rules/capital-exposed";
import { dueSoon } from "./rules/due-soon";
import { forecastLate } from "./rules/forecast-late";
import { forecastMoved } from "./rules/forecast-moved";
import { gateBadNews } from "./rules/gate-bad-news";
import { gatingPpaUnsigned } from "./rules/gating-ppa-unsigned";
import { lateOnEstimate } from "./rules/late-on-estimate";
import { machinesBeforePower } from "./rules/machines-before-power";
import { orderByPassed } from "./rules/order-by-passed";
import { passed } from "./rules/passed";
import { paybackBeyondPlan } from "./rules/payback-beyond-plan";
import { promiseMoved } from "./rules/promise-moved";
import { queuePlaceGone } from "./rules/queue-place-gone";
import { recordsContradict } from "./rules/records-contradict";
import { rightExpires } from "./rules/right-expires";
import { ruleAfterAnnouncement } from "./rules/rule-after-announcement";
import { serviceUnconfirmed } from "./rules/service-unconfirmed";
import type { FlagCheck, FlagFinding, FlagInput, FlagRule, ForecastMove, PhaseMoneyFigures, RaisedFlag } from "./types";

const checks: readonly FlagCheck[] = [
  forecastLate,
  lateOnEstimate,
  dueSoon,
  passed,
  gateBadNews,
  baseRateRefused,
  orderByPassed,
  capitalExposed,
  forecastMoved,
  recordsContradict,
  promiseMoved,
  gatingPpaUnsigned,
  machinesBeforePower,
  queuePlaceGone,
  ruleAfterAnnouncement,
  paybackBeyondPlan,
  rightExpires,
  bridgeWithoutFirm,
];

/** What the flags of a site are raised from, besides its records and forecasts. By phase id; left out: unknown, and nothing stands yet. */
export type SiteFlagInput = {
  site: SiteRecords;
  assessments: readonly PhaseAssessment[];
  /** Epoch day. */
  asOfDay: number;
  money?: Readonly<Record<number, PhaseMoneyFigures | null>>;
  moves?: Readonly<Record<number, ForecastMove | null>>;
  standing?: Readonly<Record<number, readonly FlagRule[]>>;
};

/**
 * The flags of a site on a day, one a subject and event. An open phase is checked by every rule, one in service only for a confirmation; one that was
 * withdrawn, or ended with its site, raises none. Risks are medium: `rankSeverity` decides over all sites which are high.
 * @throws when a threshold or a reference class of the model cannot be read
 */
export function raiseFlags({ site, assessments, asOfDay, ...known }: SiteFlagInput): RaisedFlag[] {
  const thresholds = flagThresholds(site.model);
  const inputs = assessments.flatMap((assessment): FlagInput[] => {
    const phase = site.phases.find(({ id }) => id === assessment.phaseId);
    if (!phase) return [];
    const facts = phaseFacts(site, phase);
    const given = {
      money: known.money?.[phase.id] ?? null,
      move: known.moves?.[phase.id] ?? null,
      standing: known.standing?.[phase.id] ?? [],
    };
    return [{ site, phase, assessment, p50Day: assessment.serviceP50Day, facts, ...given, thresholds, asOfDay }];
  });
  const merged = mergeFindings(inputs.map((input) => ({ phaseId: input.phase.id, findings: findingsOf(input) })));
  return merged.map(({ subject, leader, lines }): RaisedFlag => {
    const ofSubject = inputs.filter(({ phase }) => subject.phaseIds.some((id) => id === phase.id));
    const days = ofSubject.flatMap(({ p50Day }) => p50Day ?? []);
    const { rule, kind, event, mayBeHigh, sinceDay, numbers, claimIds } = leader;
    return {
      ...{ siteId: site.id, subject, rule, kind, event, mayBeHigh, sinceDay, numbers, claimIds, lines },
      severity: kind === "risk" ? "medium" : null,
      stakes: ofSubject.map(phaseStake),
      p50Day: days.length === 0 ? null : Math.round(Math.max(...days)),
    };
  });
}

/** What the rules find in one phase. */
function findingsOf(input: FlagInput): FlagFinding[] {
  switch (input.assessment.state) {
    case "forecast":
      return checks.flatMap((check) => check(input));
    case "in_service":
      return serviceUnconfirmed(input);
    case "withdrawn":
      return [];
  }
}
