import { useLocale, useTranslations } from "next-intl";
import { withoutCurrencyWord } from "@/lib/format/money";
import { writeQuantity } from "./quantity";

type FigureProps = {
  name: string;
  value: number;
  unit: string;
  /** Of a range whose high end follows. */
  isLowEnd?: boolean;
};

/** A figure in the reader's units that a program can read too: `name` and the bare value stand in the element. */
export function Figure({ name, value, unit, isLowEnd }: FigureProps) {
  const t = useTranslations("programmes.money.unit");
  const locale = useLocale();
  const text = writeQuantity(value, unit, (key, values) => t(key, values), locale);
  return (
    <data value={value} data-figure={name}>
      {isLowEnd ? withoutCurrencyWord(text) : text}
    </data>
  );
}

/** Both ends of a range, or the one figure where they are the same; the low end's words leave the unit to the high one's. */
export function FigureRange({ name, low, high, unit }: { name: string; low: number; high: number; unit: string }) {
  const t = useTranslations("programmes.money");
  if (low === high) return <Figure name={name} value={low} unit={unit} />;
  return t.rich(low < 0 ? "rangeBelowZero" : "range", {
    low: () => <Figure name={`${name}.low`} value={low} unit={unit === "USD per year" ? "USD" : unit} isLowEnd />,
    high: () => <Figure name={`${name}.high`} value={high} unit={unit} />,
  });
}
