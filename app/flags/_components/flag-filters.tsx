import { useTranslations } from "next-intl";
import type { FlagCount } from "@/app/_data/flags";
import { Chip } from "@/app/_ui/chip";
import type { Locale } from "@/lib/domain/vocabulary";
import { type FlagListQuery, shownStandings, writeFlagListQuery } from "@/lib/flags/flag-list";
import { flagKinds, flagRules, riskSeverities } from "@/lib/flags/types";
import styles from "./flags.module.css";

type Props = { query: FlagListQuery; counts: FlagCount[]; locale: Locale };
const dimensions = ["kind", "severity", "rule", "economy", "standing"] as const;
type Dimension = (typeof dimensions)[number];

/** What a count is of, in the words of the address; what is usually shown is `open`, escalated flags included. */
function valuesOf(row: FlagCount, dimension: Dimension): string[] {
  if (dimension === "economy") return [row.economy ?? "unknown"];
  if (dimension !== "standing") return [row[dimension] ?? ""];
  return row.standing === "escalated" ? ["open", "escalated"] : [row.standing];
}

/** Links by kind, severity, rule, economy and standing, each with how many flags it would show beside the other filters. */
export function FlagFilters({ query, counts, locale }: Props) {
  const t = useTranslations("flags");
  const words = useTranslations("words");
  const titleOf = useTranslations("words.flagRule");
  const askedOf = (dimension: Dimension) => (dimension === "standing" ? (query.standing ?? "open") : query[dimension]);
  const fits = (row: FlagCount, but: Dimension) =>
    dimensions.every((one) => {
      const asked = askedOf(one);
      return one === but || asked === null || valuesOf(row, one).includes(asked);
    });
  const count = (dimension: Dimension, value: string | null) =>
    counts
      .filter((row) => fits(row, dimension) && (value === null || valuesOf(row, dimension).includes(value)))
      .reduce((sum, row) => sum + row.flags, 0);
  const economies = new Map(
    counts.map((row) => [
      row.economy ?? "unknown",
      (locale === "ko" ? row.economyNameKo : row.economyNameEn) ?? t("filter.noEconomy"),
    ]),
  );
  const chip = (dimension: Dimension, value: string | null, name: string, change: Partial<FlagListQuery>) => (
    <Chip
      key={value}
      href={`/flags${writeFlagListQuery({ ...query, ...change, page: 1 })}`}
      active={askedOf(dimension) === value}
    >
      {name} <b>{count(dimension, value)}</b>
    </Chip>
  );
  const optional: { dimension: "severity" | "rule" | "economy"; options: [string, string][] }[] = [
    {
      dimension: "severity",
      options: query.kind === "risk" ? riskSeverities.map((value) => [value, words(`severity.${value}`)]) : [],
    },
    { dimension: "rule", options: flagRules.map((value) => [value, titleOf(value)]) },
    { dimension: "economy", options: [...economies].sort((a, b) => a[1].localeCompare(b[1], locale)) },
  ];
  return (
    <div className={styles.filters}>
      <nav aria-label={t("filter.kind")}>
        <span className={styles.label}>{t("filter.kind")}</span>
        {flagKinds.map((kind) => chip("kind", kind, t(`kinds.${kind}`), { kind, severity: null, rule: null }))}
      </nav>
      <nav aria-label={t("filter.standing")}>
        <span className={styles.label}>{t("filter.standing")}</span>
        {chip("standing", "open", t("standings.open"), { standing: null })}
        {shownStandings.map((standing) => chip("standing", standing, t(`standings.${standing}`), { standing }))}
      </nav>
      {optional
        .map(({ dimension, options }) => ({
          dimension,
          shown: options.filter(([value]) => query[dimension] === value || count(dimension, value) > 0),
        }))
        .filter(({ shown }) => shown.length > 0)
        .map(({ dimension, shown }) => (
          <nav key={dimension} aria-label={t(`filter.${dimension}`)}>
            <span className={styles.label}>{t(`filter.${dimension}`)}</span>
            {chip(dimension, null, t("filter.all"), { [dimension]: null })}
            {shown.map(([value, name]) => chip(dimension, value, name, { [dimension]: value }))}
          </nav>
        ))}
    </div>
  );
}
