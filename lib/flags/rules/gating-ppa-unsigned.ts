import { hasReached } from "@/lib/domain/evidence";
import { statedAs } from "../measures";
import type { FlagCheck, FlagFinding } from "../types";

/**
 * Rule 13: a PPA without which no power can flow is not known to be signed, and the promised service is closer than `flag_ppa_days`. A commercial one
 * raises nothing. Risk.
 */
export const gatingPpaUnsigned: FlagCheck = ({ phase, facts, thresholds, asOfDay }) => {
  const { latestPromise } = facts;
  if (latestPromise === null) return [];
  const leftDays = latestPromise.day - asOfDay;
  if (leftDays <= 0 || leftDays >= thresholds.flag_ppa_days) return [];
  const unsigned = phase.indicators.filter(
    (one) =>
      one.ppaRole === "gating" &&
      one.requirement !== "not_required" &&
      !hasReached(one, ["signed", "supply_started"], asOfDay),
  );
  const [first] = unsigned;
  if (!first) return [];
  const finding: FlagFinding = {
    rule: "gating_ppa_unsigned",
    kind: "risk",
    event: "ppa",
    mayBeHigh: false,
    sinceDay: Math.min(
      asOfDay,
      Math.max(latestPromise.claim.knownDay, latestPromise.day - thresholds.flag_ppa_days + 1),
    ),
    numbers: {
      ...statedAs("promised", latestPromise.claim),
      ...{ leftDays, classDays: thresholds.flag_ppa_days, contracts: unsigned.length },
      sellerEn: first.counterparty?.nameEn ?? null,
      sellerKo: first.counterparty?.nameKo ?? null,
    },
    claimIds: [latestPromise.claim.id, ...first.milestones.flatMap(({ claims }) => claims.map(({ id }) => id))],
  };
  return [finding];
};
