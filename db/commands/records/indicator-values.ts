import { IndicatorInput } from "@/lib/domain/indicator-input";
import { indicatorTitles } from "@/lib/domain/indicator-titles";
import { leadingParty } from "@/lib/importing/records/party-roles";
import type { RecordIndicator } from "@/lib/importing/records/record-set";
import type { StoredReferences } from "./stored-references";

/** A new indicator with what is told of its kind, checked. */
export function indicatorValues(
  record: RecordIndicator,
  place: { siteId: number; phaseId: number | null },
  { sourceId, organisationId }: StoredReferences,
): IndicatorInput {
  const { kind, key, counterparty, claims } = record;
  const titles = indicatorTitles(kind, kind === "permit" ? (record.permitType ?? "other") : null);
  const other = counterparty ? ` · ${leadingParty(counterparty)}` : "";
  const [first] = claims;
  return IndicatorInput.parse({
    ...{ ...place, kind, key, holds: place.phaseId === null ? (record.holds ?? "none") : undefined },
    titleEn: `${titles.en}${other}`,
    titleKo: `${titles.ko}${other}`,
    counterpartyId: counterparty ? organisationId(leadingParty(counterparty)) : undefined,
    requirement: "required",
    mark: first?.mark,
    sourceId: first ? sourceId(first.source) : undefined,
    note: record.title,
    ...detailOf(record),
  });
}

/** What the records tell of the kind; nothing for a kind that has claims alone. */
function detailOf({ kind, permitType, ppaRole }: RecordIndicator): { detail?: Record<string, unknown> } {
  switch (kind) {
    case "service":
    case "generation":
    case "land":
    case "financing":
    case "site":
      return {};
    case "permit":
      return { detail: { type: permitType ?? "other" } };
    case "ppa":
      return { detail: { structure: "unknown", role: ppaRole } };
    case "works":
      return { detail: { type: "building" } };
    default:
      return { detail: {} };
  }
}
