import { hasHappened } from "@/lib/chain/claim-days";
import { byKnownDay } from "@/lib/domain/evidence";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import { gateWord, statedAs } from "../measures";
import { claimsOn } from "../phase-facts";
import type { FlagCheck, FlagFinding } from "../types";

const rights: readonly IndicatorKind[] = ["permit", "water_right", "land"];

/**
 * A permit or right is stated to lapse before it is needed: of a permit or land, while works have not begun; of water, before P50. Its day lies ahead, and no later day is on
 * record. Of one that has lapsed `gateBadNews` speaks. Risk.
 */
export const rightExpires: FlagCheck = ({ phase, p50Day, facts, asOfDay }) =>
  rights.flatMap((kind) =>
    phase.indicators.flatMap((indicator): FlagFinding[] => {
      const stated = claimsOn([indicator], kind)
        .filter(({ step, claim }) => step === "lapsed" && claim.kind !== "seen_open")
        .map(({ claim }) => claim)
        .sort(byKnownDay)
        .at(-1);
      if (!stated || stated.kind === "withdrawn" || hasHappened(stated)) return [];
      if (stated.latestDay === null || stated.latestDay < asOfDay) return [];
      if (p50Day === null || stated.latestDay >= p50Day || (kind !== "water_right" && facts.worksDay !== null))
        return [];
      return [
        {
          rule: "right_expires",
          kind: "risk",
          event: `right:${kind}`,
          mayBeHigh: false,
          sinceDay: Math.min(asOfDay, stated.knownDay),
          numbers: {
            gate: gateWord(indicator),
            ...statedAs("expiry", stated),
            leftDays: stated.latestDay - asOfDay,
            p50Day: Math.round(p50Day),
          },
          claimIds: [stated.id],
        },
      ];
    }),
  );
