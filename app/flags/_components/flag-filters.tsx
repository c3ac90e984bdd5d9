import { useTranslations } from "next-intl";
import type { FlagCount } from "@/app/_data/flags";
import { Chip } from "@/app/_ui/chip";
import { Severity } from "@/app/_ui/severity";
import { type FlagListQuery, writeFlagListQuery } from "@/lib/domain/flag-list";
import { flagRules, flagSeverities, type Locale } from "@/lib/domain/vocabulary";
import styles from "./flags.module.css";

type Props = { query: FlagListQuery; counts: FlagCount[]; locale: Locale };
type Dimension = "severity" | "rule" | "economy";

/** Links by severity, rule and economy, each with how many open flags it would show beside the other filters. */
export function FlagFilters({ query, counts, locale }: Props) {
  const t = useTranslations("flags");
  const words = useTranslations("words");
  const fits = (row: FlagCount, but: Dimension) =>
    (["severity", "rule", "economy"] as const).every(
      (key) => key === but || query[key] === null || query[key] === (row[key] ?? "unknown"),
    );
  const count = (dimension: Dimension, value: string | null) =>
    counts
      .filter((row) => fits(row, dimension) && (value === null || (row[dimension] ?? "unknown") === value))
      .reduce((sum, row) => sum + row.flags, 0);
  const economies = new Map(
    counts.map((row) => [
      row.economy ?? "unknown",
      (locale === "ko" ? row.economyNameKo : row.economyNameEn) ?? t("filter.noEconomy"),
    ]),
  );
  const groups: { dimension: Dimension; options: [string, string][] }[] = [
    { dimension: "severity", options: flagSeverities.map((value) => [value, words(`severity.${value}`)]) },
    { dimension: "rule", options: flagRules.map((value) => [value, words(`flagRule.${value}`)]) },
    { dimension: "economy", options: [...economies].sort((a, b) => a[1].localeCompare(b[1], locale)) },
  ];
  return (
    <div className={styles.filters}>
      {groups.map(({ dimension, options }) => (
        <nav key={dimension} aria-label={t(`filter.${dimension}`)}>
          <span className={styles.label}>{t(`filter.${dimension}`)}</span>
          <Chip
            href={`/flags${writeFlagListQuery({ ...query, [dimension]: null, page: 1 })}`}
            active={query[dimension] === null}
          >
            {t("filter.all")} <b>{count(dimension, null)}</b>
          </Chip>
          {options
            .filter(([value]) => query[dimension] === value || count(dimension, value) > 0)
            .map(([value, name]) => (
              <Chip
                key={value}
                href={`/flags${writeFlagListQuery({ ...query, [dimension]: value, page: 1 })}`}
                active={query[dimension] === value}
              >
                {dimension === "severity" ? <Severity severity={value as (typeof flagSeverities)[number]} /> : name}{" "}
                <b>{count(dimension, value)}</b>
              </Chip>
            ))}
        </nav>
      ))}
    </div>
  );
}
