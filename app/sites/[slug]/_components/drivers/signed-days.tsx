import { useLocale } from "next-intl";
import { formatDays } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";

/** Whole days with their sign: `+31 days`, `−1 day`, `0 days`; only the figure (`+31`) where the column says days. */
export function SignedDays({ days, isBare }: { days: number; isBare?: boolean }) {
  const locale = useLocale();
  const whole = Math.round(Math.abs(days));
  const sign = whole === 0 ? "" : days > 0 ? "+" : "−";
  return `${sign}${isBare ? formatCount(whole, locale) : formatDays(whole, locale)}`;
}
