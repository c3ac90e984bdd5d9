import { FORECAST_SEED } from "@/lib/assessment/assess";
import { AS_OF, claim } from "@/lib/assessment/site.fixture";
import { unsaved } from "@/lib/assessment/unsaved";
import { withClaim } from "@/lib/assessment/with-claim";
import { isoDateOf } from "@/lib/domain/dates";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { phaseFacts } from "@/lib/flags/phase-facts";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import type { RaisedFlag } from "@/lib/flags/types";
import { evaluateSite, type SiteEvaluation } from "./evaluate";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 32 };
/** The evaluation of a site on few draws: what it says is not in question, but that it says it. */
export const evaluated = (site: SiteRecords) => evaluateSite(site, options);

const said = ({ rule, lines }: RaisedFlag) => [rule, ...lines.map((line) => line.rule)];

/** What does not hold of the flags of any site, by name. */
export function brokenFlags(site: SiteRecords, { phases, flags }: SiteEvaluation = evaluated(site)): string[] {
  const claims = new Set(
    [...site.indicators, ...site.phases.flatMap(({ indicators }) => indicators)].flatMap(({ milestones }) =>
      milestones.flatMap((milestone) => milestone.claims.map(({ id }) => id)),
    ),
  );
  const open = new Set(phases.filter(({ state }) => state !== "withdrawn").map(({ phaseId }) => phaseId));
  const keys = flags.map(({ subject, event }) => JSON.stringify([subject.kind, event, ...subject.phaseIds]));
  const holds = {
    "one flag a subject and event": new Set(keys).size === keys.length,
    "a severity of risks alone": flags.every(({ kind, severity }) => (kind === "risk") === (severity !== null)),
    "no day ahead": flags.every(({ sinceDay, lines }) =>
      [{ sinceDay }, ...lines].every((one) => one.sinceDay <= AS_OF),
    ),
    "phases of the site that are not over": flags.every(({ subject }) => subject.phaseIds.every((id) => open.has(id))),
    "claims of the site": flags.every(({ claimIds, lines }) =>
      [...claimIds, ...lines.flatMap((line) => line.claimIds)].every((id) => claims.has(id)),
    ),
    "a stake for each phase": flags.every(({ subject, stakes }) => stakes.length === subject.phaseIds.length),
    "a year after the first baseline is late or unlooked": unsaidLate(site, { phases, flags }).length === 0,
  };
  return (Object.keys(holds) as (keyof typeof holds)[]).filter((name) => !holds[name]);
}

/** Phases whose P50 is a year or more after their first baseline, and of which neither is said: that it is late, that nobody looked. */
function unsaidLate(site: SiteRecords, { phases, flags }: SiteEvaluation): number[] {
  const { flag_late_days } = flagThresholds(site.model);
  return phases
    .filter(({ phaseId, state, serviceP50Day: p50 }) => {
      const phase = site.phases.find(({ id }) => id === phaseId);
      const firstDay = phase ? phaseFacts(site, phase).firstBaseline?.day : undefined;
      return state === "forecast" && firstDay !== undefined && p50 !== null && p50 - firstDay >= flag_late_days;
    })
    .map(({ phaseId }) => phaseId)
    .filter((phaseId) => {
      const rules = flags.filter(({ subject }) => subject.phaseIds.includes(phaseId)).flatMap(said);
      return !rules.includes("forecast_late") && !rules.includes("passed_not_looked");
    });
}

/** Steps that are good news wherever they are done. */
const good: readonly (readonly [IndicatorKind, MilestoneStep])[] = [
  ["permit", "filed"],
  ["permit", "granted"],
  ["water_right", "granted"],
  ["grid_interconnect", "study_completed"],
  ["grid_interconnect", "reserved"],
  ["grid_interconnect", "agreement_signed"],
  ["grid_interconnect", "works_started"],
  ["grid_interconnect", "works_completed"],
  ["grid_interconnect", "energised"],
  ["transformer_order", "ordered"],
  ["transformer_order", "shipped"],
  ["transformer_order", "delivered"],
  ["works", "started"],
  ["works", "resumed"],
  ["works", "roof_complete"],
  ["works", "completed"],
  ["ppa", "signed"],
  ["ppa", "supply_started"],
  ["accelerator_order", "ordered"],
  ["accelerator_order", "export_licensed"],
  ["generation", "in_service"],
  ["land", "agreed"],
  ["land", "closed"],
  ["financing", "agreed"],
  ["financing", "closed"],
  ["service", "first_power"],
  ["service", "in_service"],
];

/** A step of a record, by name. */
type GoodStep = { indicator: IndicatorRecord; step: MilestoneStep };

/** Every step of the site's records that would be good news. */
export const goodSteps = ({ indicators, phases }: SiteRecords): GoodStep[] =>
  [
    ...new Map([...indicators, ...phases.flatMap((phase) => phase.indicators)].map((one) => [one.id, one])).values(),
  ].flatMap((indicator) => good.filter(([kind]) => kind === indicator.kind).map(([, step]) => ({ indicator, step })));

/** The site with a claim of today on a step. */
export function saidToday(site: SiteRecords, { indicator, step }: GoodStep, kind: ClaimKind): SiteRecords {
  const today = isoDateOf(AS_OF);
  const of: ClaimRecord = { ...claim(kind, today, { knownOn: today }), id: unsaved.claimId };
  const undated = { earliestDay: null, latestDay: null, precision: "unknown" } as const;
  const news = kind === "seen_open" ? { ...of, ...undated } : of;
  return withClaim(site, { indicatorId: indicator.id }, step, news);
}

const risksOf = ({ flags }: SiteEvaluation) =>
  flags.flatMap((flag) =>
    [flag, ...flag.lines]
      .filter(({ kind }) => kind === "risk")
      .flatMap(({ rule }) => flag.subject.phaseIds.map((id) => `${rule} ${flag.event} of ${id}`)),
  );

/** The risks that a step done today raises and the same step seen open today does not. */
export function risksOfDone(site: SiteRecords, step: GoodStep): string[] {
  const open = new Set(risksOf(evaluated(saidToday(site, step, "seen_open"))));
  return risksOf(evaluated(saidToday(site, step, "actual"))).filter((risk) => !open.has(risk));
}
