import type { EvidenceMark, IndicatorKind } from "@/lib/domain/vocabulary";
import type { RecordClaim, RecordIndicator, RecordPhase } from "../records/record-set";
import type { PhaseNode, SiteNode } from "../tree/nodes";
import { claimRefusals, type Speakers } from "../tree/speakers";
import { stateIndicator } from "../tree/state-indicator";
import { bringBack, newPhase } from "../tree/state-phase";
import type { RowChange, RowPlan } from "./row-plan";
import { indicatorKey } from "./stated-indicators";
import type { StatedPhase, StatedRow } from "./stated-row";

/** What the rows of one publication of a register have in common. */
export type Publication = {
  /** The kind of its imports, `register:NAME`. */
  by: string;
  /** The key of its source. */
  source: string;
  mark: EvidenceMark;
  publishedOn: string;
};

/**
 * Adds to a site what a row of a register states. All of the row or, when one of its claims cannot be taken in, nothing.
 * @param known the phase that the register's row of this key stood for before; null when it is new or of the whole site
 */
export function stateRow(
  site: SiteNode,
  row: StatedRow,
  { known, publication, speakers }: { known: number | null; publication: Publication; speakers: Speakers },
): RowPlan & { phase: PhaseNode | null } {
  const problems = rowRefusals(row, publication, speakers);
  if (problems.length > 0) return { action: "refused", changes: [], problems, phase: null };

  const place = placeRow(site, row, known, publication);
  const changes: RowChange[] = place.change ? [place.change] : [];
  let isAdding = site.id === null || place.isNew;
  for (const indicator of recordsOf(row, publication)) {
    const isWhole = indicator.phase === null || place.phase === null;
    const phase = isWhole ? null : place.phase;
    const claims = indicator.claims.filter((claim) => isMeant(site, phase, indicator, claim));
    if (claims.length === 0) continue;
    const own: RecordIndicator = isWhole
      ? { ...indicator, claims, phase: null, holds: indicator.holds ?? "none" }
      : { ...indicator, claims, phase: phase?.ordinal ?? null };
    const { isNew, fates } = stateIndicator(site, phase, own, publication.by, speakers);
    if (isNew || fates.some(({ outcome }) => outcome === "added")) isAdding = true;
    // What is new moves nothing: two of its dates of one step were said at once.
    if (!isNew) for (const fate of fates) if (fate.outcome === "changed") changes.push(fate.change);
  }
  const action = changes.length > 0 ? "changed" : isAdding ? "added" : "unchanged";
  return { action, changes, problems: [], phase: place.phase };
}

/** Why a row cannot be taken in, claim by claim; none when it can. */
export function rowRefusals(row: StatedRow, publication: Publication, speakers: Speakers): RowPlan["problems"] {
  return recordsOf(row, publication).flatMap(({ kind, key, claims }) =>
    claims.flatMap((claim) =>
      claimRefusals(claim, speakers).map(({ field, value, reason }) => ({
        column: `${indicatorName(kind, key)}, ${claim.step}: ${field}`.replaceAll("_", " "),
        value: value == null ? null : String(value),
        reason,
      })),
    ),
  );
}

const recordsOf = ({ indicators }: StatedRow, { source, mark }: Publication) =>
  indicators.map((indicator): RecordIndicator => {
    const claims = indicator.claims.map((claim): RecordClaim => ({ ...claim, source, mark: claim.mark ?? mark }));
    return { ...indicator, claims };
  });

const indicatorName = (kind: IndicatorKind, key: string) => (key === indicatorKey({ kind }) ? kind : `${kind} ${key}`);

/** A plan that is given up takes back what was said of it; of a step that nobody spoke of there is nothing to take back, but for the start of service. */
function isMeant(site: SiteNode, phase: PhaseNode | null, { kind, key }: RecordIndicator, claim: RecordClaim): boolean {
  if (claim.kind !== "withdrawn" || claim.step === "in_service") return true;
  const known = site.indicators.find((one) => one.phase === phase && one.kind === kind && one.key === key);
  return known?.milestones.some(({ step, claims }) => step === claim.step && claims.length > 0) ?? false;
}

type Place = { phase: PhaseNode | null; isNew: boolean; change: RowChange | null };

/**
 * The phase that a row stands for. One that the row had before; else the only phase of a site that others recorded, where its size does not speak
 * against it; else a new one, at a site whose phases are all this register's. At any other site the row is of the whole site: its megawatts are
 * those of a phase on record, and would count twice.
 */
function placeRow(site: SiteNode, row: StatedRow, known: number | null, publication: Publication): Place {
  if (row.phase === null || row.site.type !== "data_centre") return { phase: null, isNew: false, change: null };
  const before = site.phases.find(({ id }) => id !== null && id === known);
  if (before) return { phase: before, ...restate(before, row.phase, publication) };
  const standing = site.phases.filter(({ isRetired }) => !isRetired);
  if (standing.every(({ addedBy }) => addedBy === publication.by)) {
    const ordinal = 1 + Math.max(0, ...site.phases.map((phase) => phase.ordinal));
    const phase = newPhase(fieldsOf(row.phase, ordinal, publication), publication.by);
    phase.revision = row.phase.megawatts == null ? null : revisionOf(row.phase, row.phase.megawatts, publication);
    site.phases.push(phase);
    return { phase, isNew: true, change: null };
  }
  const [only, ...others] = standing;
  const isOnly = only !== undefined && others.length === 0 && isLike(only, row.phase);
  return { phase: isOnly ? only : null, isNew: false, change: null };
}

/** Whether two sizes of one basis are within a tenth; where either is not stated, nothing speaks against it. */
function isLike(phase: PhaseNode, { basis, megawatts }: StatedPhase): boolean {
  const [known, stated] = [Number(phase.megawatts[basis]), Number(megawatts)];
  if (phase.megawatts[basis] == null || megawatts == null) return true;
  return Math.abs(known - stated) <= 0.1 * Math.max(known, stated);
}

function restate(phase: PhaseNode, stated: StatedPhase, publication: Publication): Pick<Place, "isNew" | "change"> {
  bringBack(phase);
  const [from, to] = [phase.megawatts[stated.basis] ?? null, stated.megawatts ?? null];
  const isNewest = phase.sizeKnownOn === null || phase.sizeKnownOn <= publication.publishedOn;
  const isOwn = phase.addedBy === publication.by && isNewest;
  if (!isOwn || to === null || Number(from) === Number(to)) return { isNew: phase.isBack, change: null };
  phase.revision = revisionOf(stated, to, publication);
  phase.megawatts = { ...phase.megawatts, [stated.basis]: to };
  return { isNew: phase.isBack, change: { what: "megawatts", from, to } };
}

const revisionOf = ({ basis }: StatedPhase, megawatts: string, { source, mark, publishedOn }: Publication) => ({
  basis,
  megawatts,
  evidence: { source, mark, knownOn: publishedOn },
});

const fieldsOf = (stated: StatedPhase, ordinal: number, { source, mark }: Publication): RecordPhase => ({
  ...{ ordinal, name: stated.name ?? `Phase ${ordinal}`, basis: stated.basis, source, mark },
  ...(stated.megawatts == null ? {} : { megawatts: stated.megawatts }),
});
