import { byKnownDay } from "@/lib/domain/evidence";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { readSiteSchedule } from "./site-schedule";

/** What is new between two readings of a site: the model with all records but claims, the looks, and each claim. */
export type ScheduleStep =
  | { kind: "model" | "looks" }
  | { kind: "claim_added" | "claim_retracted"; claim: ClaimRecord };

/**
 * The way from one reading of a site to another, a step at a time: first what is no claim (model, rules, sizes), then that somebody looked, then
 * each claim as it was recorded, those taken back first. The last step is the later reading itself.
 * @returns each step with the schedule after it; the schedule before the first is that of `before`
 */
export function scheduleSteps(
  before: SiteRecords,
  after: SiteRecords,
): { step: ScheduleStep; schedule: SiteSchedule }[] {
  const [known, now] = [claimsOf(before), claimsOf(after)];
  const retracted = [...known.values()].filter(({ id }) => !now.has(id));
  const added = [...now.values()]
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.id - b.id));
  const looks = new Map(readSiteSchedule(after).phases.map(({ id, lookDay }) => [id, lookDay]));
  const looked = (schedule: SiteSchedule): SiteSchedule => ({
    ...schedule,
    phases: schedule.phases.map((phase) => ({
      ...phase,
      lookDay: Math.max(phase.lookDay, looks.get(phase.id) ?? phase.lookDay),
    })),
  });
  // Of a claim that is no longer on record only the earlier reading has the words.
  const withBoth = withClaimsOf(after, before);
  const read = (ids: ReadonlySet<number>) => readSiteSchedule(onlyClaims(withBoth, ids));
  const ids = new Set(known.keys());
  const steps: { step: ScheduleStep; schedule: SiteSchedule }[] = [
    { step: { kind: "model" }, schedule: read(ids) },
    { step: { kind: "looks" }, schedule: looked(read(ids)) },
  ];
  for (const claim of retracted) {
    ids.delete(claim.id);
    steps.push({ step: { kind: "claim_retracted", claim }, schedule: looked(read(ids)) });
  }
  for (const claim of added) {
    ids.add(claim.id);
    steps.push({ step: { kind: "claim_added", claim }, schedule: looked(read(ids)) });
  }
  return steps;
}

const indicatorsOf = ({ indicators, phases }: SiteRecords) => [
  ...indicators,
  ...phases.flatMap((phase) => phase.indicators),
];

/** Every claim on record by its id, of the whole site and of its phases. */
export function claimsOf(site: SiteRecords): Map<number, ClaimRecord> {
  const claims = indicatorsOf(site).flatMap(({ milestones }) => milestones.flatMap(({ claims }) => claims));
  return new Map(claims.map((claim) => [claim.id, claim]));
}

function withIndicators(site: SiteRecords, change: (indicator: IndicatorRecord) => IndicatorRecord): SiteRecords {
  const phases = site.phases.map((phase) => ({ ...phase, indicators: phase.indicators.map(change) }));
  return { ...site, indicators: site.indicators.map(change), phases };
}

/** The site as if nothing else had been claimed. */
export const onlyClaims = (site: SiteRecords, ids: ReadonlySet<number>): SiteRecords =>
  withIndicators(site, (indicator) => ({
    ...indicator,
    milestones: indicator.milestones
      .map((milestone) => ({ ...milestone, claims: milestone.claims.filter(({ id }) => ids.has(id)) }))
      .filter(({ claims }) => claims.length > 0),
  }));

/** The site with the claims that its indicators have in the other reading too, oldest first. */
function withClaimsOf(site: SiteRecords, other: SiteRecords): SiteRecords {
  const there = new Map(indicatorsOf(other).map((indicator) => [indicator.id, indicator]));
  return withIndicators(site, (indicator) => {
    const theirs = there.get(indicator.id)?.milestones ?? [];
    const steps = [...new Set([...indicator.milestones, ...theirs].map(({ step }) => step))];
    const milestones = steps.flatMap((step) => {
      const both = [...indicator.milestones, ...theirs].filter((one) => one.step === step);
      const [first] = both;
      if (!first) return [];
      const claims = [...new Map(both.flatMap(({ claims }) => claims).map((claim) => [claim.id, claim])).values()];
      return [{ ...first, claims: claims.sort(byKnownDay) }];
    });
    return { ...indicator, milestones };
  });
}
