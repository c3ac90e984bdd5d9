"use client";

import { Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { sourceChoices } from "@/lib/domain/source-input";
import { sourceClasses } from "@/lib/domain/vocabulary";
import { isolated } from "@/lib/format/isolated";
import styles from "./log.module.css";
import type { LogProblem } from "./log-input";

type Props = { differences: LogProblem[]; chosen: string; error: string | undefined };

/** Asks which source is meant when what was typed contradicts the source on record, with both values of each field. */
export function SourceChoice({ differences, chosen, error }: Props) {
  const t = useTranslations("log");
  const words = useTranslations("words");
  if (differences.length === 0) return error ? <p role="alert">{`${t("sourceChoice.title")} ${error}`}</p> : null;
  const shown = (value: string | null) => {
    const sourceClass = sourceClasses.find((one) => one === value);
    return sourceClass ? words(`sourceClass.${sourceClass}`) : isolated(value ?? "–");
  };
  return (
    <Radio.Group
      name="sourceChoice"
      label={t("sourceChoice.title")}
      defaultValue={chosen}
      error={error}
      data-testid="source-choice"
    >
      {differences.map(({ field, values }) => (
        <p key={field} className={styles.same}>
          {t("sourceChoice.difference", {
            field: t(`field.${field === "publisher" ? "publisher" : "class"}`),
            given: shown(values?.given ?? null),
            onRecord: shown(values?.onRecord ?? null),
          })}
        </p>
      ))}
      <Stack gap={6} mt={6}>
        {sourceChoices.map((choice) => (
          <Radio key={choice} value={choice} label={t(`sourceChoice.${choice}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
