import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";

/**
 * The records with all that a forecast does not read taken out (quotations, notes, the words of sources): what travels to the browser.
 * A chain built from them is the chain of the whole records.
 */
export function clientRecords(site: SiteRecords): SiteRecords {
  const unsourced = <T extends { sourceText: string }>(entries: Record<string, T>) =>
    Object.fromEntries(Object.entries(entries).map(([slug, entry]) => [slug, { ...entry, sourceText: "" }]));
  return {
    ...site,
    indicators: [],
    phases: site.phases.map(leanPhase),
    retiredPhases: [],
    baseRates: site.baseRates.map((rate) => ({
      ...rate,
      endedBy: null,
      endedByKo: null,
      note: null,
      noteKo: null,
      source: null,
    })),
    model: { classes: unsourced(site.model.classes), parameters: unsourced(site.model.parameters) },
  };
}

const leanPhase = (phase: PhaseRecord): PhaseRecord => ({
  ...phase,
  note: null,
  indicators: phase.indicators.map(leanIndicator),
});

const leanIndicator = (indicator: IndicatorRecord): IndicatorRecord => ({
  ...indicator,
  requirementReason: null,
  requirementReasonKo: null,
  milestones: indicator.milestones.map((milestone) => ({ ...milestone, claims: milestone.claims.map(leanClaim) })),
});

const leanClaim = ({ noteKo: _note, comparedOn: _compared, ...claim }: ClaimRecord): ClaimRecord => ({
  ...claim,
  quote: null,
  note: null,
  source: { ...claim.source, url: null, title: "", attribution: null },
  claimant: null,
});
