import { eventDay, firstKnownDay, hasHappened } from "@/lib/chain/claim-days";
import { standingOf } from "@/lib/chain/standstills";
import type { ClaimRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { SourceClass } from "@/lib/domain/vocabulary";
import type { PublishedState } from "@/lib/importing/epoch/types";
import type { News } from "./hindcast-outcome";

/** Sources that confirm: they do it, connect it, license it, or saw it. */
const CONFIRMING: readonly SourceClass[] = ["operator", "utility", "regulator", "imagery"];

/** Whether its rows were looked at again is read from the rows themselves (`restatements`). */
const RESTATER: PublishedState["publisher"] = "Epoch AI";

/** All that the records say of a phase's service and end, for `hindcastOutcome`. */
export function newsOf(site: SiteRecords, phase: PhaseRecord): News[] {
  const services = phase.indicators.filter(({ kind }) => kind === "service");
  const atService = services.flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => (step === "in_service" ? claims : [])),
  );
  const atEnd = standingOf(site, phase).flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => (step === "cancelled" ? claims.filter(hasHappened) : [])),
  );
  return [
    ...atService.flatMap((claim) => serviceNews(claim, atService, site)),
    ...atEnd.map((claim) => happened("ended", claim, site)),
  ];
}

function serviceNews(claim: ClaimRecord, all: readonly ClaimRecord[], site: SiteRecords): News[] {
  const { kind, earliestDay, latestDay } = claim;
  const knownDay = firstKnownDay(claim);
  if (kind === "withdrawn") return [happened("ended", claim, site)];
  if (kind === "not_required") return [];
  if (kind === "seen_open")
    return [{ what: "open", knownDay, earliestDay: null, latestDay: null, isConfirmed: false, isLook: true }];
  if (hasHappened(claim)) return [happened("served", claim, site)];
  const isRepeated = all.some(
    (other) => other.knownDay < claim.knownDay && other.earliestDay === earliestDay && other.latestDay === latestDay,
  );
  const isLook = !isRepeated && claim.source.publisher !== RESTATER;
  return [{ what: "word", knownDay, earliestDay, latestDay, isConfirmed: false, isLook }];
}

function happened(what: "served" | "ended", claim: ClaimRecord, site: SiteRecords): News {
  const isSeen = claim.kind !== "inferred" && (claim.latestDay !== null || what === "ended");
  return {
    ...{ what, knownDay: firstKnownDay(claim), earliestDay: claim.earliestDay, latestDay: eventDay(claim) },
    ...{ isConfirmed: isSeen && isOfParty(claim, site), isLook: false },
  };
}

/** Whether it is the word of the operator or utility of the site, or its source confirms. */
const isOfParty = ({ source, claimant }: ClaimRecord, { operator, utility }: SiteRecords): boolean =>
  CONFIRMING.includes(source.class) || (claimant !== null && [operator?.id, utility?.id].includes(claimant.id));
