import type { IndicatorRecord, PhaseRecord } from "./records";
import type { IndicatorKind } from "./vocabulary";

/** A phase has its own start of service, and a site's standing is nobody's gate. */
const NEVER_HOLD: readonly IndicatorKind[] = ["service", "site"];

/**
 * The phases with the records of the whole site that hold them up, behind their own. A phase's own record of the same kind and key stands in
 * place of the site's, unless nobody has said anything of it. Which phases a record holds is what its `holds` says: `all` (of a permit: phases without a grant of their own),
 * `beyond_live` (phases not in service: the forecast asks no other), `last` (the last phase that is not retired), `not_under_works`, or none.
 */
export function withWholeSite(phases: readonly PhaseRecord[], indicators: readonly IndicatorRecord[]): PhaseRecord[] {
  const last = Math.max(...phases.flatMap(({ ordinal, retiredDay }) => (retiredDay === null ? ordinal : [])));
  const ofSite = indicators.filter(({ kind }) => !NEVER_HOLD.includes(kind));
  return phases.map((phase) => {
    const held = ofSite.filter((one) => isHeld(phase, one, last));
    const isOf = (one: IndicatorRecord) => (other: IndicatorRecord) => other.kind === one.kind && other.key === one.key;
    const own = phase.indicators.filter((one) => !isSilent(one) || !held.some(isOf(one)));
    const ofSiteAlone = held.filter((one) => !own.some(isOf(one)));
    return ofSiteAlone.length === 0 ? phase : { ...phase, indicators: [...own, ...ofSiteAlone] };
  });
}

/** Nobody said anything of it, not even that it is not required. */
const isSilent = ({ milestones, requirement }: IndicatorRecord) =>
  requirement !== "not_required" && milestones.every(({ claims }) => claims.length === 0);

function isHeld(phase: PhaseRecord, indicator: IndicatorRecord, last: number): boolean {
  switch (indicator.holds) {
    case "all":
      return indicator.kind !== "permit" || !hasHappened(phase, "permit", "granted");
    case "beyond_live":
      return true;
    case "last":
      return phase.ordinal === last;
    case "not_under_works":
      return !hasHappened(phase, "works", "started");
    default:
      return false;
  }
}

function hasHappened(phase: PhaseRecord, kind: IndicatorKind, wanted: string): boolean {
  return phase.indicators.some(
    (indicator) =>
      indicator.kind === kind &&
      indicator.milestones.some(
        ({ step, claims }) =>
          step === wanted && claims.some((claim) => claim.kind === "actual" || claim.kind === "inferred"),
      ),
  );
}
