import { toEpochDay } from "@/lib/domain/dates";
import type { BaseRateRecord, ClaimRecord, OrganisationRecord } from "@/lib/domain/records";
import type { ClaimKind, OrganisationRole } from "@/lib/domain/vocabulary";
import type { GateEvidence } from "@/lib/schedule/site-schedule";
import { claim, site } from "../assessment/site.fixture";
import type { PhaseReading } from "./gate-claims";
import { chainModel } from "./model";

/** Records for the tests of the one schedule. */

export const day = toEpochDay;

export const party = (slug: string, ...roles: OrganisationRole[]): OrganisationRecord => ({
  ...{ id: 1, slug, nameEn: slug, nameKo: slug, isHyperscaler: null },
  roles,
});

const undated = { earliestDay: null, latestDay: null, precision: "unknown" } as const;

/** What was told on a day, with what else the claim says; `unknown` is a date that nobody gave. */
export const told = (
  kind: ClaimKind,
  date: string,
  knownOn: string,
  parts: Partial<ClaimRecord> = {},
): ClaimRecord => ({
  ...claim(kind, date === "unknown" ? "2026" : date, { knownOn }),
  ...(date === "unknown" ? undated : {}),
  ...parts,
});

export const reading: PhaseReading = {
  site: { operator: party("operator", "operator", "owner") },
  firstClaimDay: day("2025-01-01"),
  slipOf: () => chainModel(site([]).model).slip,
  haltedDay: null,
};

/** Evidence in short: `what day-known`, and the day of what happened. */
export const inShort = (evidence: readonly GateEvidence[]): string[] =>
  evidence.map((one) => {
    const known = new Date(one.knownDay * 86_400_000).toISOString().slice(0, 10);
    const happened = "day" in one ? ` ${new Date(one.day * 86_400_000).toISOString().slice(0, 10)}` : "";
    const appeal = one.what === "appealed" ? ` by ${one.by}${one.isStayed ? ", stayed" : ""}` : "";
    return `${known} ${one.what}${happened}${appeal}`;
  });

/** A local base rate: 2 of 5 passed, worth 1 of 2.5 by their common cause. */
export const baseRate = (parts: Partial<BaseRateRecord> = {}): BaseRateRecord => ({
  ...{ slug: "incheon-rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ newSupplyOnly: true, appliedAfterDay: day("2024-06-14"), periodFromDay: 0, periodToDay: 1 },
  ...{ passed: 2, decided: 5, commonCauseRho: 0.25, priorAlpha: 2, priorBeta: 3, probabilityIfUnknown: 0.4 },
  ...{ endedBy: null, endedByKo: null, mark: "D", note: null, noteKo: null, source: null },
  ...parts,
});

export const incheon = { id: 1, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
