import { firstKnownDay } from "@/lib/chain/claim-days";
import { byKnownDay } from "@/lib/domain/evidence";
import { claimsOn } from "../phase-facts";
import type { FlagCheck } from "../types";

/**
 * Bridge power is on record, but nothing of a firm connection: no request, agreement, work or date. Bridge power counts for service and never as
 * secured grid. Risk.
 */
export const bridgeWithoutFirm: FlagCheck = ({ phase, asOfDay }) => {
  const bridges = phase.indicators.filter(({ workType }) => workType === "bridge_power");
  const told = claimsOn(bridges, "works")
    .map(({ claim }) => claim)
    .filter(({ kind }) => kind !== "withdrawn" && kind !== "not_required")
    .sort(byKnownDay);
  const [first] = told;
  const isFirmPlanned = claimsOn(phase.indicators, "grid_interconnect").some(
    ({ claim }) => claim.kind !== "withdrawn" && claim.kind !== "seen_open",
  );
  if (!first || isFirmPlanned) return [];
  return [
    {
      rule: "bridge_without_firm",
      kind: "risk",
      event: "bridge",
      mayBeHigh: false,
      sinceDay: Math.min(asOfDay, firstKnownDay(first)),
      numbers: { toldDay: first.knownDay, claims: told.length },
      claimIds: told.map(({ id }) => id),
    },
  ];
};
