import { useTranslations } from "next-intl";
import { Chip, RemoveChip } from "@/app/_ui/chip";
import { type PhaseListQuery, withChange, writePhaseListQuery } from "@/lib/domain/phase-list";
import styles from "./sites.module.css";

type Props = { query: PhaseListQuery; economyName: string | null; operatorName: string | null };

/** The filters in force, each with a link that takes it away. */
export function ActiveFilters({ query, economyName, operatorName }: Props) {
  const t = useTranslations("sites");
  const shell = useTranslations("shell");
  const active: { key: "q" | "economy" | "operator" | "flagged" | "stage" | "late"; label: string; value: string }[] =
    [];
  if (query.q) active.push({ key: "q", label: t("filter.search"), value: query.q });
  if (query.economy) active.push({ key: "economy", label: t("filter.economy"), value: economyName ?? query.economy });
  if (query.operator)
    active.push({ key: "operator", label: t("filter.operator"), value: operatorName ?? query.operator });
  if (query.flagged) active.push({ key: "flagged", label: t("filter.flagged"), value: t(`flagged.${query.flagged}`) });
  if (query.stage) active.push({ key: "stage", label: t("filter.stage"), value: t(`stageFilter.${query.stage}`) });
  if (query.late !== null) {
    const value = t("lateValue", { days: query.late });
    active.push({ key: "late", label: t("column.p50"), value });
  }
  if (active.length === 0) return null;
  return (
    <ul className={styles.active} aria-label={t("filter.active")}>
      {active.map(({ key, label, value }) => (
        <li key={key}>
          <RemoveChip
            href={`/sites${writePhaseListQuery(withChange(query, { [key]: null }))}`}
            label={label}
            value={value}
            removeLabel={shell("chip.remove", { label, value })}
          />
        </li>
      ))}
      <li>
        <Chip href="/sites">{t("filter.clear")}</Chip>
      </li>
    </ul>
  );
}
