import { unsaved } from "@/lib/assessment/unsaved";
import { withClaim } from "@/lib/assessment/with-claim";
import type { Gate } from "@/lib/chain/gates";
import { newIndicator } from "@/lib/domain/indicator-titles";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, PermitType, WorkType } from "@/lib/domain/vocabulary";
import { gatesOfRole, type PlacedChange } from "./place-changes";

/** The key of bridge power that is only supposed; its gate is `pN.works.what-if.completed`. */
export const SUPPOSED_BRIDGE_KEY = "what-if";

/**
 * The records as they would be if somebody logged what the change supposes, on the as-of day: an actual for a date that is not in the future,
 * a promise for one that is, "not required" for bridge power that is taken away, an estimate for bridge power that is added.
 */
export function supposeClaim(site: SiteRecords, placed: PlacedChange, asOfDay: number): SiteRecords {
  const { change, plan, gate } = placed;
  const phaseId = plan.phase.id;
  switch (change.kind) {
    case "takes":
      return site;
    case "happens":
      return gate ? withGateClaim(site, phaseId, gate, happened(change.day, asOfDay, "promised"), asOfDay) : site;
    case "no-bridge":
      return gatesOfRole(plan, "bridge").reduce(
        (records, bridge) => withGateClaim(records, phaseId, bridge, { kind: "not_required", day: null }, asOfDay),
        site,
      );
    case "bridge": {
      const indicator = supposedIndicator("works", "bridge_power", SUPPOSED_BRIDGE_KEY);
      const claim = supposedClaim(happened(change.day, asOfDay, "estimated"), asOfDay);
      return withClaim(site, { phaseId, indicator }, "completed", claim);
    }
  }
}

/** The records as if the gate were done already. */
export function supposeDone(site: SiteRecords, phaseId: number, gate: Gate, asOfDay: number): SiteRecords {
  return withGateClaim(site, phaseId, gate, { kind: "actual", day: asOfDay }, asOfDay);
}

type Said = { kind: ClaimKind; day: number | null };

const happened = (day: number, asOfDay: number, ahead: "promised" | "estimated"): Said => ({
  kind: day <= asOfDay ? "actual" : ahead,
  day,
});

function withGateClaim(site: SiteRecords, phaseId: number, gate: Gate, said: Said, asOfDay: number): SiteRecords {
  const target = gate.indicator
    ? { indicatorId: gate.indicator.id }
    : { phaseId, indicator: supposedIndicator(gate.kind, gate.key, gate.key) };
  return withClaim(site, target, gate.step, supposedClaim(said, asOfDay));
}

/** A record for a gate that a rule or the phase's kind demands and nobody recorded; it keeps the gate's key, and so its node's name. */
function supposedIndicator(kind: IndicatorRecord["kind"], subtype: string, key: string): IndicatorRecord {
  const workType = kind === "works" ? (subtype as WorkType) : null;
  const permitType = kind === "permit" ? (subtype as PermitType) : null;
  return {
    ...newIndicator(kind, workType ?? permitType),
    key,
    id: unsaved.indicatorId,
    requirementReason: null,
    requirementReasonKo: null,
    counterparty: null,
    workType,
    permitType,
    milestones: [],
  };
}

function supposedClaim({ kind, day }: Said, asOfDay: number): ClaimRecord {
  return {
    id: unsaved.claimId,
    kind,
    earliestDay: day,
    latestDay: day,
    precision: day === null ? "unknown" : "day",
    knownDay: asOfDay,
    recordedAt: unsaved.recordedAt,
    mark: "U",
    confidence: null,
    quote: null,
    note: null,
    source: {
      id: unsaved.sourceId,
      key: "what-if",
      url: null,
      title: "",
      publisher: "",
      publishedOn: null,
      class: "analyst",
      attribution: null,
    },
    claimant: null,
  };
}
