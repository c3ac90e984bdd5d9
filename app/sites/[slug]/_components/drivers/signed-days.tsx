import { useLocale } from "next-intl";
import { formatDays } from "@/lib/format/dates";

/** Whole days with their sign: `+31 days`, `−1 day`, `0 days`. */
export function SignedDays({ days }: { days: number }) {
  const locale = useLocale();
  const whole = Math.round(Math.abs(days));
  const sign = whole === 0 ? "" : days > 0 ? "+" : "−";
  return `${sign}${formatDays(whole, locale)}`;
}
