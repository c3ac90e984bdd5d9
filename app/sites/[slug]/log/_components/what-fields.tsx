"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { claimKinds, type IndicatorKind, indicatorSteps } from "@/lib/domain/vocabulary";
import { DateMeaning } from "./date-meaning";
import styles from "./log.module.css";
import type { LogField, LogValues } from "./log-values";

type Option = { value: string; label: string };
export type Choices = {
  /** Indicators by phase, those on record first. `kindOf` says which steps a choice has. */
  targets: { group: string; items: Option[] }[];
  kindOf: Record<string, IndicatorKind>;
  claimants: { group: string; items: Option[] }[];
};

/** The kind of a choice; the value may be none of them, in a post that no form made. */
const kindOf = (choices: Choices, target: string): IndicatorKind =>
  (Object.hasOwn(choices.kindOf, target) && choices.kindOf[target]) || "service";

export type FieldProps = { values: LogValues; choices: Choices; errorOf: (field: LogField) => string | undefined };

/** Kinds of claim that need no date. */
const dateless: readonly string[] = ["withdrawn", "not_required"];

/** Which milestone, what is claimed about it, and for when. */
export function WhatFields({ values, choices, errorOf, latestDay }: FieldProps & { latestDay: string }) {
  const t = useTranslations("log");
  const words = useTranslations("words");
  const [target, setTarget] = useState(values.target);
  const [step, setStep] = useState(values.step);
  const [claimKind, setClaimKind] = useState(values.kind);
  const [date, setDate] = useState(values.date);
  const kind = kindOf(choices, target);
  const steps: readonly string[] = indicatorSteps[kind];

  // What was chosen or typed before the page was interactive counts too.
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const chosen = (name: string) =>
      fields.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value ?? "";
    setTarget(chosen("target"));
    setStep(chosen("step"));
    setClaimKind(chosen("kind"));
    setDate(chosen("date"));
  }, []);

  function choose(next: string) {
    setTarget(next);
    const nextSteps: readonly string[] = indicatorSteps[kindOf(choices, next)];
    if (!nextSteps.includes(step)) setStep(nextSteps.at(-1) ?? "");
  }

  return (
    <fieldset ref={fields} className={styles.group}>
      <legend>{t("what")}</legend>
      <NativeSelect
        name="target"
        label={t("field.target")}
        description={t("help.target")}
        data={choices.targets}
        value={target}
        onChange={(event) => choose(event.currentTarget.value)}
        error={errorOf("target")}
      />
      <div className={styles.pair}>
        <NativeSelect
          name="step"
          label={t("field.step")}
          data={indicatorSteps[kind].map((value) => ({ value, label: words(`step.${value}`) }))}
          value={steps.includes(step) ? step : steps.at(-1)}
          onChange={(event) => setStep(event.currentTarget.value)}
          error={errorOf("step")}
        />
        <NativeSelect
          name="kind"
          label={t("field.kind")}
          data={claimKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={claimKind}
          onChange={(event) => setClaimKind(event.currentTarget.value)}
          error={errorOf("kind")}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          name="date"
          label={t("field.date")}
          withAsterisk={!dateless.includes(claimKind)}
          placeholder="2027-Q4"
          autoComplete="off"
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          description={<DateMeaning text={date} thisYear={Number(latestDay.slice(0, 4))} />}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={errorOf("date")}
          data-testid="date"
        />
        <TextInput
          type="date"
          name="knownOn"
          label={t("field.knownOn")}
          withAsterisk
          description={t("help.knownOn")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          max={latestDay}
          defaultValue={values.knownOn}
          error={errorOf("knownOn")}
        />
      </div>
    </fieldset>
  );
}
