import { useState } from "react";
import { isoDateOf, toEpochDay } from "@/lib/domain/dates";

type Props = {
  label: string;
  day: number | null;
  fromDay: number;
  toDay: number;
  /** Null: the field was emptied. */
  onChange: (day: number | null) => void;
};

/** A day typed or picked. What is half typed (a year of two digits so far) stays in the field and is not yet a day. */
export function DayInput({ label, day, fromDay, toDay, onChange }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      type="date"
      aria-label={label}
      value={draft ?? (day === null ? "" : isoDateOf(day))}
      min={isoDateOf(fromDay)}
      max={isoDateOf(toDay)}
      onChange={({ currentTarget: { value, validity } }) => {
        const isWhole = value === "" ? !validity.badInput : validity.valid;
        setDraft(isWhole ? null : value);
        if (isWhole) onChange(value === "" ? null : toEpochDay(value));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
