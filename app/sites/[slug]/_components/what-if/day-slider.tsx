import type { KeyboardEvent } from "react";
import type { DayQuantiles } from "@/lib/assessment/day-quantiles";
import type { Axis } from "./axis";
import styles from "./what-if.module.css";

type Props = {
  label: string;
  axis: Axis;
  /** Its forecast; null for what the records do not hold. */
  finish: DayQuantiles | null;
  /** The supposed day; null: as the forecast has it. */
  day: number | null;
  valueText: string;
  onChange: (day: number) => void;
  onClear: () => void;
};

const STEP_DAYS = 7;
const LONG_STEP_DAYS = 30;
const LONGEST_STEP_DAYS = 91;

/** The forecast's range of a milestone with a handle on the same axis: dragged by day, moved by arrow keys in weeks and months. */
export function DaySlider({ label, axis, finish, day, valueText, onChange, onClear }: Props) {
  const median = finish?.p50 ?? null;
  const shown = Math.round(Math.min(axis.toDay, Math.max(axis.fromDay, day ?? median ?? axis.toDay)));
  const move = (days: number) => onChange(Math.min(axis.toDay, Math.max(axis.fromDay, shown + days)));
  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? LONG_STEP_DAYS : STEP_DAYS;
    const days = {
      ArrowLeft: -step,
      ArrowDown: -step,
      ArrowRight: step,
      ArrowUp: step,
      PageDown: -LONGEST_STEP_DAYS,
      PageUp: LONGEST_STEP_DAYS,
    }[event.key];
    if (days !== undefined) move(days);
    else if (event.key === "Delete" || event.key === "Backspace") onClear();
    else return;
    event.preventDefault();
  }
  return (
    <div className={styles.track}>
      {axis.years.map(({ year, percent }) => (
        <i key={year} className={styles.gridLine} style={{ left: `${percent}%` }} />
      ))}
      {finish?.p10 != null && (
        <i
          className={styles.bar}
          style={{
            left: `${axis.percent(finish.p10)}%`,
            right: `${100 - axis.percent(finish.p90 ?? axis.toDay)}%`,
          }}
        />
      )}
      {day !== null && median !== null && (
        <>
          <i
            className={styles.shift}
            style={{
              left: `${axis.percent(Math.min(day, median))}%`,
              right: `${100 - axis.percent(Math.max(day, median))}%`,
            }}
          />
          <i className={styles.median} style={{ left: `${axis.percent(median)}%` }} />
        </>
      )}
      <input
        type="range"
        className={styles.handle}
        data-set={day !== null || undefined}
        min={axis.fromDay}
        max={axis.toDay}
        step={1}
        value={shown}
        aria-label={label}
        aria-valuetext={valueText}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
