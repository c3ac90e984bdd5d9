import { byKnownDay } from "@/lib/domain/evidence";
import type { ClaimRecord } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { partyAs, statedAs } from "../measures";
import { claimsOn } from "../phase-facts";
import type { FlagCheck, FlagFinding, FlagInput } from "../types";

/** Steps that come before service. */
const earlier: readonly (readonly [IndicatorKind, MilestoneStep])[] = [
  ["grid_interconnect", "agreement_signed"],
  ["grid_interconnect", "energised"],
  ["transformer_order", "delivered"],
  ["works", "started"],
  ["service", "first_power"],
];

/**
 * Rule 10: the newest stated day of a step that must come before service lies wholly after the newest stated day of service; or an estimate of service no older than the party's own word is
 * `flag_apart_days` or more from it. Task: which is right?
 */
export const recordsContradict: FlagCheck = (input) => {
  const service = newestStated(input, "service", "in_service");
  const disordered = earlier.flatMap(([kind, step]): FlagFinding[] => {
    const stated = newestStated(input, kind, step);
    if (!service || !stated || service.latestDay === null || stated.earliestDay === null) return [];
    if (stated.earliestDay <= service.latestDay) return [];
    return [
      {
        ...contradiction(input, stated, service),
        event: `order:${step}`,
        numbers: {
          ...{ about: step, apartDays: stated.earliestDay - service.latestDay },
          ...statedAs("step", stated),
          ...statedAs("service", service),
        },
      },
    ];
  });
  return [...disordered, ...partiesApart(input)];
};

function partiesApart(input: FlagInput): FlagFinding[] {
  const { latestPromise, latestEstimate } = input.facts;
  if (latestPromise === null || latestEstimate === null || latestEstimate.saidDay < latestPromise.saidDay) return [];
  const apartDays = Math.abs(latestEstimate.day - latestPromise.day);
  if (apartDays < input.thresholds.flag_apart_days) return [];
  return [
    {
      ...contradiction(input, latestEstimate.claim, latestPromise.claim),
      event: "parties_apart",
      numbers: {
        ...{ about: "parties", apartDays },
        ...statedAs("step", latestEstimate.claim),
        ...partyAs("party", latestEstimate.claim),
        ...statedAs("service", latestPromise.claim),
      },
    },
  ];
}

function contradiction({ asOfDay }: FlagInput, a: ClaimRecord, b: ClaimRecord): Omit<FlagFinding, "event" | "numbers"> {
  return {
    ...{ rule: "records_contradict", kind: "task", mayBeHigh: false },
    sinceDay: Math.min(asOfDay, Math.max(a.knownDay, b.knownDay)),
    claimIds: [a.id, b.id],
  };
}

/** The newest promise or estimate of a step that no look, end or event has overtaken. */
function newestStated({ phase }: FlagInput, kind: IndicatorKind, wanted: MilestoneStep): ClaimRecord | null {
  const ofKind = phase.indicators.filter((one) => kind !== "works" || one.workType === "building");
  const claims = claimsOn(ofKind, kind)
    .filter(({ step }) => step === wanted)
    .map(({ claim }) => claim)
    .sort(byKnownDay);
  const isOver = claims.some((claim) => claim.kind === "actual" || claim.kind === "inferred");
  const standing = claims.slice(
    claims.findLastIndex((one) => one.kind === "withdrawn" || one.kind === "not_required") + 1,
  );
  const stated = standing.filter((one) => one.kind === "promised" || one.kind === "estimated");
  return isOver ? null : (stated.findLast(({ latestDay }) => latestDay !== null) ?? null);
}
