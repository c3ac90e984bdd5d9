import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import type { Confidence, EvidenceMark, MegawattBasis, OrganisationRole } from "@/lib/domain/vocabulary";
import type { FlagRow } from "./flag-row";
import type { EconomyFact } from "./list-facts";

export type CapacityClaimRow = {
  id: number;
  phaseId: number;
  basis: MegawattBasis;
  megawatts: number;
  cumulativeMegawatts: number | null;
  knownOn: string;
  publisher: string | null;
  url: string | null;
};

/** A phase's newest forecast in the base scenario, and what it was made with. */
/** What was said of a phase before: when (an instant), as of which day, and the P50 (epoch day). */
export type EarlierForecast = { recordedAt: string; asOfOn: string; p50Day: number };

export type SiteForecastRow = {
  phaseId: number;
  assessment: PhaseAssessment;
  asOfOn: string;
  recordedAt: string;
  engineVersion: string;
  chainVersion: string;
  definitionVersion: string;
  seed: number;
  draws: number;
  inputHash: string;
  /** What was said before the present forecast, where the P50 was another by a day or more. */
  earlier: EarlierForecast | null;
};

export type SitePage = {
  site: SiteRecords;
  economy: { iso3: string; nameEn: string; nameKo: string } | null;
  address: string | null;
  /** Town or district. */
  locality: string | null;
  mark: EvidenceMark;
  note: string | null;
  /** What their sources call the indicators, by id; one without a word of its own is missing. */
  ownTitles: Record<string, string>;
  /** ISO; when the site's record was compared with its page. */
  comparedOn: string | null;
  /** Under which framework the operator reports; null where the record does not say, or there is no operator. */
  accountingStandard: string | null;
  aliases: { publisher: string; alias: string }[];
  organisations: { nameEn: string; nameKo: string; role: OrganisationRole; confidence: Confidence | null }[];
  capacityClaims: CapacityClaimRow[];
  /** In the phases' order; a phase that the worker has not forecast yet is missing. */
  forecasts: SiteForecastRow[];
  /** Those that are not cleared: risks, tasks and changes apart, acknowledged ones last. */
  flags: FlagRow[];
  facts: EconomyFact[];
};
