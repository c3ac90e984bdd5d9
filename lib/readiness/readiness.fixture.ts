import type { ClaimRecord } from "@/lib/domain/records";
import { claim, indicator, today } from "@/lib/flags/records.fixture";
import { readinessRow } from "./readiness-row";
import type { ReadinessIndicator, ReadinessInput, ReadinessPhase } from "./types";

const noDetails = {
  isFirm: null,
  ppaMegawatts: null,
  grantedMegawatts: null,
  unitCount: null,
  isAppealed: null,
  expiresDay: null,
};

type Steps = Parameters<typeof indicator>[2];

export const record = (
  kind: ReadinessIndicator["kind"],
  steps: Steps = {},
  details: Partial<ReadinessIndicator["details"]> = {},
  requirement: ReadinessIndicator["requirement"] = "required",
): ReadinessIndicator => ({ ...indicator(1, kind, steps, { requirement }), details: { ...noDetails, ...details } });

export const done = (): ClaimRecord[] => [claim(1, "actual", today - 5)];
export const planned = (): ClaimRecord[] => [claim(1, "promised", today + 500)];
export const shares = { "2028": 0.25, "2030": 0.5, "2032": 0.75 };

let lastId = 0;
export function phase(
  facility: number | null,
  indicators: ReadinessIndicator[] = [],
  parts: Partial<ReadinessPhase> = {},
) {
  lastId += 1;
  return {
    siteId: lastId,
    phaseId: lastId,
    megawatts: { gridConnection: null, facility, criticalIt: null, generationNameplate: null },
    indicators,
    assessment: { state: "forecast", stage: "announced", inServiceShareByYear: shares },
    ...parts,
  } satisfies ReadinessPhase;
}

export const row = (phases: ReadinessPhase[], parts: Partial<ReadinessInput> = {}) =>
  readinessRow({ iso3: "KOR", asOfDay: today, basis: "facility", phases, flags: [], facts: [], ...parts });
