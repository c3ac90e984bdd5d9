import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";

export type ChartSize = { width: number; height: number };

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));
const at = ({ quantileDays }: WhatIfOutlook, share: number) =>
  quantileDays[Math.round(share * (quantileDays.length - 1))] ?? 0;
const tenth = (value: number) => Math.round(value * 10) / 10;

/**
 * Two curves of P(revenue by day) = quantile × (1 − cancelled) on one axis of whole years. The axis holds the base with two years to spare,
 * so that it stays still while a handle moves, and grows only when the what-if's median would leave it.
 */
export function comparisonGeometry(
  base: WhatIfOutlook,
  changed: WhatIfOutlook,
  options: { asOfDay: number; announcedDay: number | null; size: ChartSize },
) {
  const { asOfDay, announcedDay, size } = options;
  const fromYear = Math.min(yearOf(asOfDay), yearOf(announcedDay ?? asOfDay));
  const last = Math.max(yearOf(at(base, 0.9)) + 2, yearOf(announcedDay ?? asOfDay) + 1, yearOf(at(changed, 0.6)) + 1);
  const toYear = Math.min(fromYear + 30, last);
  const from = toEpochDay(`${fromYear}-01-01`);
  const to = toEpochDay(`${toYear}-01-01`);
  const x = (day: number) => tenth(Math.min(1, Math.max(0, (day - from) / (to - from))) * size.width);
  const y = (share: number) => tenth(size.height * (1 - share));
  const every = Math.max(1, Math.ceil((toYear - fromYear) / 6));
  return {
    base: pathOf(base, to, x, y),
    changed: pathOf(changed, to, x, y),
    announcedX: announcedDay === null ? null : x(announcedDay),
    halfY: y(0.5),
    years: Array.from({ length: toYear - fromYear }, (_, i) => fromYear + i)
      .filter((_, i) => i % every === 0)
      .map((year) => ({ year, x: x(toEpochDay(`${year}-01-01`)) })),
  };
}

/** From the axis up along the quantiles; ends where the window does. */
function pathOf(outlook: WhatIfOutlook, to: number, x: (day: number) => number, y: (share: number) => number): string {
  const { quantileDays, cancelled } = outlook;
  const steps = quantileDays.length - 1;
  const points = quantileDays.flatMap((day, i) => (day <= to ? [`${x(day)} ${y((i / steps) * (1 - cancelled))}`] : []));
  return points.length > 0 ? `M0 ${y(0)}L${points.join("L")}` : "";
}
