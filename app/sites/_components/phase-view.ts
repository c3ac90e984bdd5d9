import type { PhaseListRow } from "@/app/_data/phases";
import type { StripDates } from "@/app/_ui/date-strip-geometry";
import type { PartialDate } from "@/lib/domain/dates";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import { overdueDays, type ServiceStanding, serviceStanding } from "@/lib/domain/service-standing";
import type { EvidenceMark, FlagLevel, Locale, SourceClass, StatedBasis } from "@/lib/domain/vocabulary";
import type { MoneyFigure } from "@/lib/money/phase-money-types";

/** A row of the table in one language: what the browser is sent. */
export type PhaseView = {
  id: number;
  slug: string;
  ordinal: number;
  siteName: string;
  /** Both, as on record: the same where no source gives a Korean one. */
  siteNames: { nameEn: string; nameKo: string };
  phaseName: string;
  isIllustrative: boolean;
  iso3: string | null;
  economy: string | null;
  operator: string | null;
  /** By basis; of an unknown basis last. */
  megawatts: { basis: StatedBasis; value: number }[];
  mark: EvidenceMark;
  state: "forecast" | "in_service" | "withdrawn" | null;
  announced: {
    basis: "promised" | "estimated";
    date: PartialDate;
    mark: EvidenceMark | null;
    sourceClass: SourceClass | null;
    publisher: string | null;
  } | null;
  strip: StripDates;
  /** Whether nothing on record says when; then no figure of the forecast is known. */
  isNothingKnown: boolean;
  /** Whether the stated date lies before the forecast's day. */
  isPastAnnounced: boolean;
  p50On: string | null;
  p80On: string | null;
  /** Of an open phase: whether it may be in service though nobody saw it, and the last day on which anybody looked. */
  standing: ServiceStanding | null;
  inService: number | null;
  lookedOn: string | null;
  /** Days since the announced date of an open phase; null until it has passed. */
  overdueDays: number | null;
  onTime: number | null;
  cancelled: number | null;
  /** Against the sponsor's first baseline, with its sign, and after the wait that the assumptions name; null while unknown. */
  delayCost: MoneyFigure | null;
  capitalAtRisk: MoneyFigure | null;
  /** P(NPV < 0), and the same with every date on plan. */
  belowZero: number | null;
  belowZeroOnPlan: number | null;
  flags: { worst: FlagLevel; count: number } | null;
  lastEvidenceOn: string | null;
};

export function toPhaseView(row: PhaseListRow, locale: Locale): PhaseView {
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? ko : en);
  return {
    id: row.phaseId,
    slug: row.siteSlug,
    ordinal: row.ordinal,
    siteName: pick(row.siteNameEn, row.siteNameKo) ?? row.siteSlug,
    siteNames: { nameEn: row.siteNameEn, nameKo: row.siteNameKo },
    phaseName: pick(row.phaseNameEn, row.phaseNameKo) ?? "",
    isIllustrative: row.isIllustrative,
    iso3: row.iso3,
    economy: pick(row.economyNameEn, row.economyNameKo),
    operator: pick(row.operatorNameEn, row.operatorNameKo),
    megawatts: megawattsOf(row),
    mark: row.mark,
    state: row.state,
    announced: announcedOf(row),
    strip: stripOf(row),
    // A forecast of an earlier version says nothing of either.
    isNothingKnown: row.state === "forecast" && row.probabilityInService !== null && row.lookDay === null,
    isPastAnnounced:
      row.announced !== null && row.asOfOn !== null && row.announced.latest.latestDay < toEpochDay(row.asOfOn),
    p50On: row.p50On,
    p80On: row.p80On,
    ...standingOf(row),
    onTime: row.probabilityByAnnounced,
    cancelled: row.probabilityCancelled,
    delayCost: figureOf(row.delayCostUsd, row.delayCostShare),
    capitalAtRisk: figureOf(row.capitalAtRiskUsd, row.capitalAtRiskShare),
    belowZero: row.probabilityBelowZero ?? null,
    belowZeroOnPlan: row.probabilityBelowZeroOnPlan ?? null,
    flags: flagsOf(row),
    lastEvidenceOn: row.lastEvidenceOn,
  };
}

/** The share of the capital is known wherever the dollars are. */
function figureOf(usd: number | null, shareOfCapital: number | null): MoneyFigure | null {
  return typeof shareOfCapital === "number" ? { usd, shareOfCapital } : null;
}

/** As of the day of the forecast, for which its figures hold. */
export function standingOf(
  row: Pick<PhaseListRow, "state" | "asOfOn" | "p50On" | "probabilityInService" | "lookDay" | "announced">,
): Pick<PhaseView, "standing" | "inService" | "lookedOn" | "overdueDays"> {
  if (row.state !== "forecast" || row.asOfOn === null)
    return { standing: null, inService: null, lookedOn: null, overdueDays: null };
  const asOfDay = toEpochDay(row.asOfOn);
  const { probabilityInService } = row;
  const p50Day = row.p50On === null ? null : toEpochDay(row.p50On);
  return {
    standing: serviceStanding({ probabilityInService, p50Day }, asOfDay),
    inService: probabilityInService,
    lookedOn: row.lookDay === null ? null : toIsoDate(row.lookDay),
    overdueDays: overdueDays(row.announced?.latest.latestDay ?? null, asOfDay),
  };
}

function megawattsOf(row: PhaseListRow): PhaseView["megawatts"] {
  const all: [StatedBasis, number | null][] = [
    ["facility", row.facilityMegawatts],
    ["critical_it", row.criticalItMegawatts],
    ["grid_connection", row.gridConnectionMegawatts],
    ["generation_nameplate", row.generationNameplateMegawatts],
    ["unknown", row.unknownBasisMegawatts],
  ];
  return all.flatMap(([basis, value]) => (value === null ? [] : [{ basis, value }]));
}

function announcedOf(row: PhaseListRow): PhaseView["announced"] {
  if (!row.announced || row.announcedPrecision === null) return null;
  return {
    basis: row.announced.basis,
    date: {
      earliestOn: row.announcedEarliestOn,
      latestOn: row.announcedLatestOn,
      precision: row.announcedPrecision,
    },
    mark: row.announcedMark,
    sourceClass: row.announcedSourceClass,
    publisher: row.announcedPublisher,
  };
}

/** A phase in service has its actual date and no forecast any more. */
function stripOf(row: PhaseListRow): StripDates {
  const open = row.state === "forecast";
  const day = (isoDate: string | null) => (open && isoDate !== null ? toEpochDay(isoDate) : null);
  return {
    p10: day(row.p10On),
    p50: day(row.p50On),
    p80: day(row.p80On),
    p90: day(row.p90On),
    stated: row.announced && {
      day: row.announced.latest.latestDay,
      firstDay: row.announced.first.latestDay,
      basis: row.announced.basis,
    },
    actual: row.state === "in_service" ? row.inServiceDay : null,
  };
}

function flagsOf(row: PhaseListRow): PhaseView["flags"] {
  const count = row.flagsHigh + row.flagsMedium + row.flagsTasks;
  if (count === 0) return null;
  return { worst: row.flagsHigh > 0 ? "high" : row.flagsMedium > 0 ? "medium" : "task", count };
}
