"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useTransition } from "react";
import {
  flaggedFilters,
  type PhaseListQuery,
  parsePhaseListQuery,
  phaseStages,
  withChange,
  writePhaseListQuery,
} from "@/lib/domain/phase-list";
import parts from "../../_ui/parts.module.css";
import styles from "./sites.module.css";

type Option = { value: string; label: string };
type Props = { query: PhaseListQuery; economies: Option[]; operators: Option[] };

/** A plain GET form; with scripts it answers to each choice and leaves untouched fields out of the address. */
export function FilterForm({ query, economies, operators }: Props) {
  const t = useTranslations("sites");
  const router = useRouter();
  const [isUpdating, startUpdate] = useTransition();
  const any = { value: "", label: t("filter.any") };

  function show(form: HTMLFormElement) {
    const entries = [...new FormData(form)].map(([key, value]) => [key, String(value)]);
    const next = withChange(parsePhaseListQuery(Object.fromEntries(entries)), {});
    startUpdate(() => router.push(`/sites${writePhaseListQuery(next)}`, { scroll: false }));
  }

  return (
    <form
      key={writePhaseListQuery(query)}
      action="/sites"
      method="get"
      className={styles.filters}
      aria-label={t("filter.label")}
      aria-busy={isUpdating}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        show(event.currentTarget);
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) show(event.currentTarget);
      }}
    >
      {query.sort !== "risk" && <input type="hidden" name="sort" value={query.sort} />}
      {query.dir && <input type="hidden" name="dir" value={query.dir} />}
      <TextInput
        size="xs"
        type="search"
        name="q"
        label={t("filter.search")}
        placeholder={t("filter.searchHint")}
        defaultValue={query.q ?? ""}
        className={styles.search}
      />
      <NativeSelect
        size="xs"
        name="economy"
        label={t("filter.economy")}
        data={[any, ...economies]}
        defaultValue={query.economy ?? ""}
      />
      <NativeSelect
        size="xs"
        name="operator"
        label={t("filter.operator")}
        data={[any, ...operators]}
        defaultValue={query.operator ?? ""}
      />
      <NativeSelect
        size="xs"
        name="flagged"
        label={t("filter.flagged")}
        data={[any, ...flaggedFilters.map((value) => ({ value, label: t(`flagged.${value}`) }))]}
        defaultValue={query.flagged ?? ""}
      />
      <NativeSelect
        size="xs"
        name="stage"
        label={t("filter.stage")}
        data={[any, ...phaseStages.map((value) => ({ value, label: t(`stageFilter.${value}`) }))]}
        defaultValue={query.stage ?? ""}
      />
      <TextInput
        size="xs"
        name="late"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={5}
        label={t("filter.late")}
        rightSection={<span className={parts.unknown}>{t("filter.lateUnit")}</span>}
        rightSectionWidth={58}
        rightSectionPointerEvents="none"
        defaultValue={query.late ?? ""}
        className={styles.late}
      />
      <NativeSelect
        size="xs"
        name="size"
        label={t("filter.size")}
        data={["25", "50", "100"]}
        defaultValue={String(query.size)}
      />
      <Button size="xs" type="submit">
        {t("filter.apply")}
      </Button>
      <span role="status" className={parts.hidden}>
        {isUpdating ? t("filter.updating") : ""}
      </span>
    </form>
  );
}
