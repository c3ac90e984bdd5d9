import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { EconomyReadiness } from "@/app/_data/readiness";
import type { RecordCount } from "@/app/_data/records";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { Unknown } from "@/app/_ui/unknown";
import { flagLevels, type Locale, type MegawattBasis, megawattBases } from "@/lib/domain/vocabulary";
import { formatCount, formatMegawattFigure, formatNumber } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import { policyFact } from "@/lib/readiness/economy-facts";
import type { ReadinessYear } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { FigureText } from "./figure-cell";
import { OnRecord, PillarFigure } from "./pillar-cell";
import { PolicyLine } from "./policy-line";
import { type ColumnKey, contextFact, type factOf } from "./readiness-columns";
import { ShareRange } from "./share-range";

type Cell = { entry: EconomyReadiness };

export function EconomyCell({ entry: { economy }, basis }: Cell & { basis: MegawattBasis | null }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  return (
    <>
      <Link
        href={`/countries/${economy.iso3}${basis ? `?basis=${basis}` : ""}`}
        className={styles.name}
        prefetch={false}
      >
        {locale === "ko" ? economy.nameKo : economy.nameEn}
      </Link>
      <span className={styles.second}>
        {economy.iso3}
        {!economy.isApecMember && ` · ${t("notApec")}`}
      </span>
    </>
  );
}

type CellOf = Cell & {
  column: ColumnKey;
  ranked: number /** What is on record of the column's kind. */;
  count: RecordCount | null;
};

export function ReadinessCell({ entry, column, ranked, count }: CellOf) {
  const { row } = entry;
  switch (column) {
    case "sites":
      return <SitesCell entry={entry} />;
    case "announced":
      return <AnnouncedCell entry={entry} />;
    case "secured":
      return <SecuredCell entry={entry} ranked={ranked} />;
    case "power":
      return <PillarFigure figure={row.firmPpaMegawatts} count={count} />;
    case "grid":
      return <PillarFigure figure={row.gridAgreementMegawatts} count={count} />;
    case "in_service":
      return <InServiceCell entry={entry} />;
    case "equipment":
      return <TransformersCell entry={entry} count={count} />;
    case "water":
      return <PillarFigure figure={row.waterSecuredMegawatts} count={count} />;
    case "permits":
      return <PillarFigure figure={row.permitsFinalMegawatts} count={count} />;
    case "expected_2028":
    case "expected_2030":
    case "expected_2032":
      return <ExpectedCell entry={entry} year={Number(column.slice(-4)) as ReadinessYear} />;
    case "flags":
      return <FlagsCell entry={entry} />;
    case "policies":
      return <PoliciesCell entry={entry} />;
    case "capacity":
    case "low_carbon":
    case "water_stress":
      return <ContextCell entry={entry} column={column} />;
    case "economy":
      return <EconomyCell entry={entry} basis={null} />;
  }
}

function SitesCell({ entry: { row } }: Cell) {
  const t = useTranslations("countries");
  const locale = useLocale();
  return (
    <>
      {formatCount(row.sites, locale)}
      <span
        className={styles.second}
        title={row.withdrawnPhases > 0 ? t("withdrawn", { count: row.withdrawnPhases }) : undefined}
      >
        {t("phases", { count: row.phases })}
      </span>
    </>
  );
}

function AnnouncedCell({ entry: { row } }: Cell) {
  const t = useTranslations();
  const known = megawattBases.filter((basis) => row.announcedMegawatts[basis].value !== null);
  if (known.length === 0) return <Unknown reason={t("countries.reason.no_megawatts")} />;
  return known.map((basis) => (
    <span key={basis} className={styles.line}>
      <FigureLine figure={row.announcedMegawatts[basis]} />{" "}
      <span className={styles.unit}>{t(`words.megawattBasis.${basis}`)}</span>
    </span>
  ));
}

function FigureLine({ figure }: { figure: EconomyReadiness["row"]["energisedMegawatts"] }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  if (figure.value === null) return null;
  const { covered, of } = figure;
  return (
    <span title={covered < of ? t("coverageHelp", { covered, of }) : undefined}>
      {formatMegawattFigure(figure.value, locale)}
      {covered < of && <span className={styles.unit}> ({t("coverage", { covered, of })})</span>}
    </span>
  );
}

function SecuredCell({ entry: { row, secured, place }, ranked }: Cell & { ranked: number }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  if (!secured || (secured.low === 0 && secured.high === 1)) return <Unknown reason={t("reason.no_record")} />;
  return (
    <>
      <ShareRange share={secured} />
      <span className={styles.second}>
        {place === null ? t("notRanked", { reason: notRankedReason(t, row, locale) }) : t("place", { place, ranked })}
        {row.effectiveSites !== null && row.rank.reason !== "effective_sites_below_3" && (
          <span title={t("effectiveSitesHelp")}>
            {" · "}
            {t("effectiveSites", { count: formatMegawattFigure(row.effectiveSites, locale) })}
          </span>
        )}
      </span>
    </>
  );
}

function InServiceCell({ entry: { row } }: Cell) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const { value } = row.energisedMegawatts;
  const counted = row.phasesInService;
  return (
    <>
      <FigureText figure={row.inServiceMegawatts} />
      {counted && counted.seen + counted.probably > 0 && (
        <span className={styles.second} title={t("phasesInServiceHelp")}>
          {t("phasesInService", counted)}
        </span>
      )}
      {value !== null && value !== row.inServiceMegawatts.value && (
        <span className={styles.second}>
          {t("megawattsEnergised", { megawatts: formatMegawattFigure(value, locale) })}
        </span>
      )}
    </>
  );
}

function TransformersCell({ entry: { row }, count }: Cell & Pick<CellOf, "count">) {
  const t = useTranslations("countries");
  const { transformersOnOrder: ordered, transformersDelivered: delivered } = row;
  if (ordered.orders.value === null) return <PillarFigure figure={ordered.orders} count={count} />;
  const units = ({ orders, units: counted }: typeof ordered) => {
    if (!orders.value) return "";
    return ` (${counted.value ? t("units", { count: counted.value }) : t("unitsUnknown")})`;
  };
  return (
    <>
      <span className={styles.line}>
        {t("onOrder", { count: ordered.orders.value })}
        {units(ordered)}
      </span>
      <span className={styles.line}>
        {t("delivered", { count: delivered.orders.value ?? 0 })}
        {units(delivered)}
      </span>
      <OnRecord count={count} />
    </>
  );
}

const BAR = 56;

function ExpectedCell({ entry: { row }, year }: Cell & { year: ReadinessYear }) {
  const figure = row.expectedInServiceMegawatts[year];
  const announced = row.announcedMegawatts[row.basis].value;
  const share = figure.value !== null && announced ? Math.min(1, figure.value / announced) : null;
  return (
    <>
      <FigureText figure={figure} />
      {share !== null && (
        <svg width={BAR} height={4} aria-hidden="true" className={styles.bar}>
          <rect width={BAR} height={4} rx={2} className={styles.track} />
          <rect width={Math.max(share * BAR, share > 0 ? 1 : 0)} height={4} rx={2} className={styles.expected} />
        </svg>
      )}
    </>
  );
}

function FlagsCell({ entry: { economy, row } }: Cell) {
  const t = useTranslations("countries");
  const raised = flagLevels.filter((level) => row.openFlags[level] > 0);
  if (raised.length === 0) return <span className={parts.unknown}>{t("none")}</span>;
  return (
    <Link href={`/flags?economy=${economy.iso3}`} className={styles.flags} prefetch={false}>
      {raised.map((level) => (
        <Severity key={level} severity={level} count={row.openFlags[level]} />
      ))}
    </Link>
  );
}

const SHOWN_POLICIES = 2;

function PoliciesCell({ entry: { economy } }: Cell) {
  const t = useTranslations("countries");
  const locale = useLocale();
  if (economy.policies.length === 0) {
    const fact = policyFact(economy.facts);
    return <Unknown reason={proseIn(locale, fact?.unknownReason, fact?.unknownReasonKo)?.text ?? t("policy.none")} />;
  }
  const more = economy.policies.length - SHOWN_POLICIES;
  return (
    <>
      {economy.policies.slice(0, SHOWN_POLICIES).map((policy) => (
        <PolicyLine key={policy.slug} policy={policy} />
      ))}
      {more > 0 && (
        <Link href={`/countries/${economy.iso3}#policies`} className={styles.more} prefetch={false}>
          {t("policy.more", { count: more })}
        </Link>
      )}
    </>
  );
}

function ContextCell({ entry, column }: Cell & { column: keyof typeof factOf }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const fact = contextFact(entry, column);
  if (!fact || fact.value === null)
    return <Unknown reason={proseIn(locale, fact?.unknownReason, fact?.unknownReasonKo)?.text ?? t("noFact")} />;
  const digits = { maximumFractionDigits: fact.value < 10 ? 1 : 0 };
  return (
    <span title={proseIn(locale, fact.note, fact.noteKo)?.text}>
      {column === "capacity"
        ? `${formatNumber(fact.value / 1000, locale, { maximumSignificantDigits: 3 })} GW`
        : `${formatNumber(fact.value, locale, digits)}%`}
      <span className={styles.second}>
        {fact.year ?? t("undated")} <EvidenceBadge mark={fact.mark} detail={fact.source?.attribution ?? undefined} />
      </span>
    </span>
  );
}

type Translate = ReturnType<typeof useTranslations<"countries">>;

/** Why an economy has no rank, with the figures. */
export function notRankedReason(t: Translate, row: EconomyReadiness["row"], locale: Locale): string {
  if (row.rank.reason === null) return "";
  const count = formatNumber(row.effectiveSites ?? 0, locale, { maximumFractionDigits: 1 });
  const known = row.pillars.filter((pillar) => pillar.isKnown).length;
  return t(`notRankedReason.${row.rank.reason}`, { count, known, all: row.pillars.length });
}
