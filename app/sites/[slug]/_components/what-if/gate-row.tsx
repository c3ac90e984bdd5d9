import { useLocale, useTranslations } from "next-intl";
import { formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import type { SupposedNews } from "@/lib/what-if/change";
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
  /** The news that is supposed of it. */
  told: SupposedNews | null;
  /** A date leaves no duration to change, so the two exclude each other. */
  onChange: (day: number | null, factor: number | null) => void;
  onTold: (news: SupposedNews | null) => void;
  /** Takes back everything that is supposed of it. */
  onClear: () => void;
};

/** One milestone: its forecast, and what can be supposed of it: a day, that it is done, news, a longer or shorter duration. */
export function GateRow({ gate, axis, asOfDay, day, factor, isRemoved, told, ...on }: Props) {
  const t = useTranslations("what-if");
  const stepName = useStepName();
  const locale = useLocale();
  const title = t("milestone", { title: gate.title, step: stepName(gate.step, gate) });
  const onDay = (next: number | null) => on.onChange(next, null);
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
            {gate.news.map((news) => (
              <button
                key={news}
                type="button"
                aria-pressed={told === news}
                onClick={() => on.onTold(told === news ? null : news)}
              >
                {t(`news.${news}`)}
              </button>
            ))}
            <FactorSlider
              title={title}
              factor={factor}
              isDisabled={day !== null}
              onChange={(next) => on.onChange(null, next)}
            />
            {(day !== null || factor !== 1 || told !== null) && (
              <button type="button" aria-label={t("clearOf", { milestone: title })} onClick={on.onClear}>
                {t("clear")}
              </button>
            )}
          </div>
        </>
      )}
    </li>
  );
}
