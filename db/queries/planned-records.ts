import { unsaved } from "@/lib/assessment/unsaved";
import { withClaim } from "@/lib/assessment/with-claim";
import { toEpochDay } from "@/lib/domain/dates";
import { newIndicator } from "@/lib/domain/indicator-titles";
import { loggedDate, type MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { ClaimRecord, IndicatorRecord, OrganisationRecord, SiteRecords, SourceRecord } from "@/lib/domain/records";
import type { PermitType, WorkType } from "@/lib/domain/vocabulary";
import type { SourceMatch } from "./find-source";
import { sourceRecord } from "./party-records";

type Parties = { source: SourceRecord; claimant: OrganisationRecord | null };
type NewTarget = Extract<MilestoneLogInput["target"], { kind: unknown }>;

/** The records as they are read once the claim is saved, but for what is `unsaved`. @throws when the site has no such target */
export function plannedRecords(site: SiteRecords, input: MilestoneLogInput, parties: Parties): SiteRecords {
  const known = recordedIndicator(site, input.target);
  const target = known
    ? { indicatorId: known.id }
    : "indicatorId" in input.target
      ? input.target
      : { phaseId: input.target.phaseId, indicator: plannedIndicator(input.target) };
  return withClaim(site, target, input.step, plannedClaim(input, parties));
}

/** The very same claim among the site's active ones, whatever its prose; null when there is none. */
export function sameClaim(site: SiteRecords, input: MilestoneLogInput, parties: Parties): ClaimRecord | null {
  const milestone = recordedIndicator(site, input.target)?.milestones.find(({ step }) => step === input.step);
  const words = (claim: ClaimRecord) => {
    const { kind, earliestDay, latestDay, precision, knownDay, source, claimant } = claim;
    return JSON.stringify([kind, earliestDay, latestDay, precision, knownDay, source.key, claimant?.slug ?? null]);
  };
  const planned = words(plannedClaim(input, parties));
  return milestone?.claims.find((claim) => words(claim) === planned) ?? null;
}

/** The source as it stands on record, or as it will. */
export function plannedSource(
  match: Exclude<SourceMatch, { state: "refused" }>,
  input: MilestoneLogInput["source"],
): SourceRecord {
  if (match.state === "found") return sourceRecord(match.source);
  const { url, title, publisher, publishedOn = null, class: sourceClass, attribution = null } = input;
  const id = unsaved.sourceId;
  return { id, key: match.naturalKey, url, title, publisher, publishedOn, class: sourceClass, attribution };
}

/** One that was to be added may be on record by now. */
function recordedIndicator(site: SiteRecords, target: MilestoneLogInput["target"]): IndicatorRecord | undefined {
  if ("indicatorId" in target)
    return [...site.indicators, ...site.phases.flatMap(({ indicators }) => indicators)].find(
      ({ id }) => id === target.indicatorId,
    );
  const { kind, key } = newIndicator(target.kind, target.subtype);
  const phase = site.phases.find(({ id }) => id === target.phaseId);
  const isOfSite = ({ id }: IndicatorRecord) => site.indicators.some((one) => one.id === id);
  return phase?.indicators.find((one) => one.kind === kind && one.key === key && !isOfSite(one));
}

function plannedIndicator({ kind, subtype }: NewTarget): IndicatorRecord {
  return {
    ...newIndicator(kind, subtype),
    id: unsaved.indicatorId,
    requirementReason: null,
    requirementReasonKo: null,
    counterparty: null,
    workType: kind === "works" ? (subtype as WorkType) : null,
    permitType: kind === "permit" ? (subtype as PermitType) : null,
    milestones: [],
  };
}

function plannedClaim(input: MilestoneLogInput, { source, claimant }: Parties): ClaimRecord {
  const date = loggedDate(input);
  return {
    id: unsaved.claimId,
    kind: input.kind,
    earliestDay: date.earliestOn ? toEpochDay(date.earliestOn) : null,
    latestDay: date.latestOn ? toEpochDay(date.latestOn) : null,
    precision: date.precision,
    knownDay: toEpochDay(input.knownOn),
    recordedAt: unsaved.recordedAt,
    mark: input.mark,
    confidence: null,
    quote: input.quote ?? null,
    note: input.note,
    noteKo: null,
    source,
    claimant,
  };
}
