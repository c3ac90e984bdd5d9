import { hasHappened } from "@/lib/chain/claim-days";
import { confirmedEvidence } from "@/lib/chain/confirmed-evidence";
import { byKnownDay } from "@/lib/domain/evidence";
import { partyAs } from "../measures";
import { claimsOn } from "../phase-facts";
import type { FlagCheck } from "../types";

/**
 * Rule 4: the phase is called in service by an onlooker's word alone. It counts as confirmed once a party that sees it, an authority or an image says so, or an onlooker says
 * anew in other words that it happened. Task.
 */
export const serviceUnconfirmed: FlagCheck = ({ phase, assessment, asOfDay }) => {
  if (assessment.state !== "in_service") return [];
  const milestones = phase.indicators
    .filter(({ kind }) => kind === "service")
    .flatMap((indicator) => indicator.milestones.filter(({ step }) => step === "in_service"));
  const read = milestones.map((milestone) => confirmedEvidence(milestone, asOfDay));
  const unconfirmed = read.find((one) => one.status === "unconfirmed");
  if (unconfirmed?.status !== "unconfirmed" || read.some(({ status }) => status === "done")) return [];
  const told = claimsOn(phase.indicators, "service")
    .filter(({ step, claim }) => step === "in_service" && hasHappened(claim))
    .map(({ claim }) => claim)
    .sort(byKnownDay);
  const [first] = told;
  if (!first) return [];
  return [
    {
      rule: "service_unconfirmed",
      kind: "task",
      event: "service",
      mayBeHigh: false,
      sinceDay: Math.min(first.knownDay, asOfDay),
      numbers: { servedDay: unconfirmed.claimedDay, toldDay: first.knownDay, ...partyAs("party", first) },
      claimIds: told.map(({ id }) => id),
    },
  ];
};
