import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import { toEpochDay } from "@/lib/domain/dates";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import type {
  ClaimRecord,
  IndicatorRecord,
  MilestoneRecord,
  ModelRecords,
  PhaseRecord,
  SiteRecords,
  SourceRecord,
} from "@/lib/domain/records";
import type {
  ClaimKind,
  IndicatorKind,
  MilestoneStep,
  PermitType,
  SourceClass,
  WorkType,
} from "@/lib/domain/vocabulary";
import { moneyParameters } from "@/lib/money/parameters";
import { phaseMoneyParameters } from "@/lib/money/phase-money-parameters";

/** Records for tests: as small as a test needs, on the product's own defaults. */

export const AS_OF = toEpochDay("2026-11-22");

const model: ModelRecords = {
  classes: Object.fromEntries(
    referenceClassDefaults.map(({ slug, values, mark, sourceText }) => [
      slug,
      { version: 1, values, mark, sourceText },
    ]),
  ),
  parameters: Object.fromEntries([
    ...parameterDefaults.map(({ slug, value, unit, mark, sourceText }) => [
      slug,
      { version: 1, value, unit, mark, sourceText },
    ]),
    ...[...moneyParameters, ...phaseMoneyParameters].map(({ slug, value, unit, mark, source }) => [
      slug,
      { version: 1, value, unit, mark, sourceText: source },
    ]),
  ]),
};

export const source = (key: string, sourceClass: SourceClass = "operator"): SourceRecord => ({
  id: [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0),
  key,
  url: null,
  title: key,
  publisher: key,
  publishedOn: null,
  class: sourceClass,
  attribution: null,
});

let nextClaimId = 1;

/** `date` as `parsePartialDate` reads it. */
export function claim(
  kind: ClaimKind,
  date: string,
  options: { knownOn?: string; source?: SourceRecord } = {},
): ClaimRecord {
  const parsed = parsePartialDate(date);
  if (!parsed) throw new Error(`"${date}" is not a date`);
  return {
    id: nextClaimId++,
    kind,
    earliestDay: parsed.earliestOn ? toEpochDay(parsed.earliestOn) : null,
    latestDay: parsed.latestOn ? toEpochDay(parsed.latestOn) : null,
    precision: parsed.precision,
    knownDay: options.knownOn ? toEpochDay(options.knownOn) : AS_OF - 30,
    recordedAt: "2026-11-01T00:00:00Z",
    mark: "V",
    confidence: null,
    quote: null,
    note: null,
    source: options.source ?? source("operator page"),
    claimant: null,
  };
}

let nextId = 1;

export function indicator(
  kind: IndicatorKind,
  steps: Partial<Record<MilestoneStep, ClaimRecord[]>>,
  options: {
    key?: string;
    workType?: WorkType;
    permitType?: PermitType;
    requirement?: IndicatorRecord["requirement"];
  } = {},
): IndicatorRecord {
  return {
    id: nextId++,
    kind,
    key: options.key ?? options.permitType ?? options.workType ?? (kind === "works" ? "building" : kind),
    titleEn: kind,
    titleKo: kind,
    requirement: options.requirement ?? "required",
    requirementReason: null,
    requirementReasonKo: null,
    counterparty: null,
    mark: "V",
    workType: options.workType ?? (kind === "works" ? "building" : null),
    permitType: options.permitType ?? null,
    milestones: Object.entries(steps).map(
      ([step, claims]): MilestoneRecord => ({ id: nextId++, step: step as MilestoneStep, claims: claims ?? [] }),
    ),
  };
}

export function phase(indicators: IndicatorRecord[], options: Partial<PhaseRecord> = {}): PhaseRecord {
  return {
    id: nextId++,
    ordinal: 1,
    nameEn: "Phase",
    nameKo: "단계",
    megawatts: { gridConnection: null, facility: 100, criticalIt: null, generationNameplate: null },
    capex: { facility: null, accelerators: null, undivided: null, currency: null, priceYear: null },
    mark: "V",
    note: null,
    retiredDay: null,
    isIndependentOfPrevious: null,
    capacityRevisionDays: [],
    indicators,
    ...options,
  };
}

export function site(phases: PhaseRecord[], options: Partial<SiteRecords> = {}): SiteRecords {
  return {
    id: 1,
    slug: "fixture-site",
    type: "data_centre",
    nameEn: "Fixture site",
    nameKo: "시험 사이트",
    iso3: "KOR",
    region: null,
    operator: null,
    utility: null,
    announcedDay: null,
    lastExaminedDay: null,
    isIllustrative: true,
    version: 1,
    indicators: [],
    phases,
    retiredPhases: [],
    policies: [],
    baseRates: [],
    model,
    ...options,
  };
}
