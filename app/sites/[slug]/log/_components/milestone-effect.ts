import type { ForecastStep, ForecastSteps } from "@/lib/assessment/forecast-steps";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { isBadNews } from "@/lib/chain/claim-days";
import type { SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { FlagKind, FlagRule, RaisedFlag } from "@/lib/flags/types";
import { type HeadlineMoney, headlineMoney } from "@/lib/money/headline-money";

/** A phase's figures as the form compares them; days are epoch days, null is never or unknown. */
export type PhaseFigures = {
  state: PhaseAssessment["state"];
  p50Day: number | null;
  p80Day: number | null;
  announcedDay: number | null;
  announcedBasis: "promised" | "estimated" | null;
  byAnnounced: number | null;
  cancelled: number;
} & Pick<HeadlineMoney, "delayCost" | "capitalAtRisk" | "belowZero">;
/** `changed`: another rule of the same event leads. */
export type FlagChange = { rule: FlagRule; kind: FlagKind; change: "raised" | "cleared" | "changed" };
export type PhaseEffect = {
  phaseId: number;
  ordinal: number;
  nameEn: string;
  nameKo: string;
  before: PhaseFigures;
  after: PhaseFigures;
  flags: FlagChange[];
  moves: DateMoves | null;
};

/** The change of the P50 in whole days, the look apart from what the claim says, and why; null where the phase is not open before and after. */
export type DateMoves = { lookDays: number; newsDays: number; lookedDay: number | null; why: MoveReason[] };
export type MoveReason = "look" | "none" | "earlier" | "later" | "bad" | "begunLate" | "lessCancelled";
type Said = { kind: ClaimKind; step: MilestoneStep };

type Preview = { site: SiteRecords; before: SiteEvaluation; after: SiteEvaluation; steps: ForecastSteps[] };

/** What a claim does to each phase that it changes; empty when it changes none. @param said the claim's kind and step */
export function milestoneEffect({ site, before, after, steps }: Preview, said: Said): PhaseEffect[] {
  return site.phases.flatMap((phase) => {
    const one = before.phases.find(({ phaseId }) => phaseId === phase.id);
    const other = after.phases.find(({ phaseId }) => phaseId === phase.id);
    if (!one || !other) return [];
    const figures = { before: figuresOf(one), after: figuresOf(other) };
    const flags = flagChanges(before, after, phase.id);
    const isSame = JSON.stringify(figures.before) === JSON.stringify(figures.after);
    if (isSame && flags.length === 0) return [];
    const moved = steps.find(({ phaseId }) => phaseId === phase.id);
    const moves = moved ? dateMoves(moved, one.lookDay, said, figures) : null;
    const { id: phaseId, ordinal, nameEn, nameKo } = phase;
    return [{ phaseId, ordinal, nameEn, nameKo, ...figures, flags, moves }];
  });
}

/** Steps by which something begins. */
const BEGINS: readonly MilestoneStep[] = ["started", "works_started", "ordered", "filed", "requested", "negotiating"];

/** A fall of the probability of cancellation that the table shows. */
const FALL_SHOWN = 0.005;

function dateMoves(
  { steps }: ForecastSteps,
  lookedDay: number | null,
  said: Said,
  { before, after }: Pick<PhaseEffect, "before" | "after">,
): DateMoves | null {
  const daysOf = (isOf: (step: ForecastStep) => boolean) =>
    steps.filter(isOf).reduce<number | null>((sum, { days }) => (sum === null || days === null ? null : sum + days), 0);
  const [look, news] = [daysOf((one) => one.kind === "looks"), daysOf((one) => one.kind.startsWith("claim"))];
  if (look === null || news === null) return null;
  const lookDays = Math.round(look);
  // The two bars add up to the change that the table shows, in whole days.
  const newsDays =
    before.p50Day === null || after.p50Day === null ? Math.round(news) : after.p50Day - before.p50Day - lookDays;
  const isLessCancelled = before.cancelled - after.cancelled >= FALL_SHOWN;
  const isP80Later = before.p80Day !== null && (after.p80Day === null || after.p80Day > before.p80Day);
  const why: MoveReason[] = lookDays === 0 ? [] : ["look"];
  const isBad = isBadNews(said.step);
  if (newsDays < 0) why.push("earlier");
  if (newsDays > 0 && isBad) why.push("bad");
  else if (isLessCancelled && (newsDays > 0 || isP80Later)) why.push("lessCancelled");
  else if (newsDays === 0) why.push("none");
  else if (newsDays > 0) why.push(said.kind === "actual" && BEGINS.includes(said.step) ? "begunLate" : "later");
  return { lookDays, newsDays, lookedDay, why };
}

function figuresOf(assessment: PhaseAssessment): PhaseFigures {
  const isInService = assessment.state === "in_service";
  const { delayCost, capitalAtRisk, belowZero } = headlineMoney(assessment.money);
  const whole = (day: number | null) => (day === null ? null : Math.round(day));
  return {
    state: assessment.state,
    p50Day: isInService ? assessment.inServiceDay : whole(assessment.givenCompletion.p50),
    p80Day: isInService ? assessment.inServiceDay : whole(assessment.givenCompletion.p80),
    announcedDay: assessment.announced?.latest.latestDay ?? null,
    announcedBasis: assessment.announced?.basis ?? null,
    byAnnounced: assessment.byAnnounced,
    cancelled: assessment.cancelled.total,
    ...{ delayCost, capitalAtRisk, belowZero },
  };
}

function flagChanges(before: SiteEvaluation, after: SiteEvaluation, phaseId: number): FlagChange[] {
  const of = (evaluation: SiteEvaluation) =>
    evaluation.flags.filter(({ subject }) => subject.phaseIds.some((id) => id === phaseId));
  const keyOf = ({ subject, event }: RaisedFlag) =>
    `${subject.kind} ${subject.kind === "policy" ? subject.policySlug : ""} ${event}`;
  const was = new Map(of(before).map((flag) => [keyOf(flag), flag]));
  const is = new Map(of(after).map((flag) => [keyOf(flag), flag]));
  const cleared = [...was].filter(([key]) => !is.has(key)).map(([, flag]) => flag);
  return [
    ...[...is].flatMap(([key, { rule, kind }]): FlagChange[] => {
      const old = was.get(key);
      if (!old) return [{ rule, kind, change: "raised" }];
      return old.rule === rule ? [] : [{ rule, kind, change: "changed" }];
    }),
    ...cleared.map(({ rule, kind }): FlagChange => ({ rule, kind, change: "cleared" })),
  ];
}
