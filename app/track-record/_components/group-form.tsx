import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { phaseFilters } from "@/app/_data/phases";
import parts from "@/app/_ui/parts.module.css";
import { sourceClasses } from "@/lib/domain/vocabulary";
import { scoredHorizons } from "@/lib/track-record/horizons";
import { forecastStages, type TrackRecordQuery } from "@/lib/track-record/track-record-query";
import styles from "./track-record.module.css";

type Filters = Awaited<ReturnType<typeof phaseFilters>>;
type Props = { query: TrackRecordQuery; filters: Filters; engineVersions: string[] };
type Option = { value: string; label: string };

/** Which forecasts count: a plain GET form, so that the address holds the choice. */
export function GroupForm({ query, filters, engineVersions }: Props) {
  const t = useTranslations("track-record.filter");
  const words = useTranslations("words");
  const locale = useLocale();
  const named = (options: Filters["economies"]) =>
    options
      .map(({ value, nameEn, nameKo }): Option => ({ value, label: locale === "ko" ? nameKo : nameEn }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  const economies = named(filters.economies);
  if (filters.phasesWithoutEconomy > 0) economies.push({ value: "unknown", label: t("noEconomy") });
  const choices: { name: "economy" | "operator" | "source" | "stage" | "engine"; options: Option[] }[] = [
    { name: "economy", options: economies },
    { name: "operator", options: named(filters.operators) },
    {
      name: "source",
      options: [
        ...sourceClasses.map((value) => ({ value, label: words(`sourceClass.${value}`) })),
        { value: "none", label: t("noSource") },
      ],
    },
    { name: "stage", options: forecastStages.map((value) => ({ value, label: words(`stage.${value}`) })) },
    { name: "engine", options: engineVersions.map((value) => ({ value, label: value })) },
  ];
  return (
    <form action="/track-record" method="get" className={styles.filters} aria-label={t("label")}>
      {choices.map(({ name, options }) => (
        <NativeSelect
          key={`${name} ${query[name]}`}
          size="xs"
          name={name}
          label={t(name)}
          data={[{ value: "", label: t("any") }, ...options]}
          defaultValue={query[name] ?? ""}
        />
      ))}
      {(["from", "to"] as const).map((name) => (
        <TextInput
          key={`${name} ${query[name]}`}
          size="xs"
          type="date"
          name={name}
          label={t(name)}
          defaultValue={query[name] ?? ""}
        />
      ))}
      <NativeSelect
        key={`horizon ${query.horizon}`}
        size="xs"
        name="horizon"
        label={t("horizon")}
        data={scoredHorizons.map((days) => ({ value: String(days), label: t(`months.${days}`) }))}
        defaultValue={String(query.horizon)}
      />
      <Button size="xs" type="submit">
        {t("apply")}
      </Button>
      <a className={parts.chip} href="/track-record">
        {t("reset")}
      </a>
    </form>
  );
}
