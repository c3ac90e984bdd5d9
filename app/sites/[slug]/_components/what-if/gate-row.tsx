import { useLocale, useTranslations } from "next-intl";
import { formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import { useStepName } from "../step-name";
import type { Axis } from "./axis";
import { DayInput } from "./day-input";
import { DaySlider } from "./day-slider";
import { FactorSlider } from "./factor-slider";
import styles from "./what-if.module.css";
import type { WhatIfGate } from "./what-if-gates";

type Props = {
  gate: WhatIfGate;
  axis: Axis;
  asOfDay: number;
  day: number | null;
  factor: number;
  isRemoved: boolean;
  /** A date leaves no duration to change, so the two exclude each other. */
  onChange: (day: number | null, factor: number | null) => void;
};

/** One milestone: its forecast, and its three possible changes: a day, that it is done, a longer or shorter duration. */
export function GateRow({ gate, axis, asOfDay, day, factor, isRemoved, onChange }: Props) {
  const t = useTranslations("what-if");
  const stepName = useStepName();
  const locale = useLocale();
  const title = t("milestone", { title: gate.title, step: stepName(gate.step, gate) });
  const onDay = (next: number | null) => onChange(next, null);
  const isDoneToday = day !== null && day <= asOfDay;
  const text = (value: number) => formatEpochDay(value, locale);
  const valueText =
    day === null
      ? t("asForecast", { p50: formatMonthOfDay(gate.finish.p50, locale) ?? t("never") })
      : isDoneToday
        ? t("doneOn", { date: text(day) })
        : t("finishesOn", { date: text(day) });
  return (
    <li className={styles.row} data-gate={gate.gate} data-removed={isRemoved || undefined}>
      <div className={styles.label}>
        {gate.title}
        <small>{stepName(gate.step, gate)}</small>
      </div>
      {isRemoved ? (
        <p className={styles.removed}>{t("bridgeRemoved")}</p>
      ) : (
        <>
          <DaySlider
            label={t("finishOf", { milestone: title })}
            axis={axis}
            finish={gate.finish}
            day={day}
            valueText={valueText}
            onChange={onDay}
            onClear={() => onDay(null)}
          />
          <div className={styles.controls}>
            <DayInput
              label={t("dateOf", { milestone: title })}
              day={day}
              fromDay={asOfDay}
              toDay={axis.toDay}
              onChange={onDay}
            />
            <button type="button" aria-pressed={isDoneToday} onClick={() => onDay(isDoneToday ? null : asOfDay)}>
              {t("doneToday")}
            </button>
            <FactorSlider
              title={title}
              factor={factor}
              isDisabled={day !== null}
              onChange={(next) => onChange(null, next)}
            />
            {(day !== null || factor !== 1) && (
              <button
                type="button"
                aria-label={t("clearOf", { milestone: title })}
                onClick={() => onChange(null, null)}
              >
                {t("clear")}
              </button>
            )}
          </div>
        </>
      )}
    </li>
  );
}
