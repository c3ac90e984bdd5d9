import { useLocale } from "next-intl";
import type { PartialDate } from "@/lib/domain/dates";
import { formatPartialDate } from "@/lib/format/dates";
import { Unknown } from "./unknown";

/** A date as precise as its source gave it; its tooltip is the interval. */
export function PartialDateText({ date, unknownReason }: { date: PartialDate; unknownReason?: string }) {
  const text = formatPartialDate(date, useLocale());
  if (text === null || date.latestOn === null) return <Unknown reason={unknownReason} />;
  const interval =
    date.precision === "day"
      ? date.latestOn
      : date.earliestOn
        ? `${date.earliestOn} – ${date.latestOn}`
        : `≤ ${date.latestOn}`;
  return (
    <time dateTime={date.latestOn} title={interval} style={{ whiteSpace: "nowrap" }}>
      {text}
    </time>
  );
}
