import { useLocale } from "next-intl";
import type { PartialDate } from "@/lib/domain/dates";
import { formatPartialDate } from "@/lib/format/dates";
import { Unknown } from "./unknown";

/** A date as precise as its source gave it; its tooltip is the interval. */
export function PartialDateText({ date, unknownReason }: { date: PartialDate; unknownReason?: string }) {
  const text = formatPartialDate(date, useLocale());
  const { earliestOn, latestOn } = date;
  const day = latestOn ?? earliestOn;
  if (text === null || day === null) return <Unknown reason={unknownReason} />;
  const interval =
    date.precision === "day"
      ? day
      : earliestOn && latestOn
        ? `${earliestOn} – ${latestOn}`
        : latestOn
          ? `≤ ${latestOn}`
          : `≥ ${earliestOn}`;
  return (
    <time dateTime={day} title={interval} style={{ whiteSpace: "nowrap" }}>
      {text}
    </time>
  );
}
