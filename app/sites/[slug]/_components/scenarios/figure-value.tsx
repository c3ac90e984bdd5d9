import { useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import type { FigureUnit } from "./difference-view";
import { useFigureText } from "./figure-text";

/** A figure of one scenario; a day that does not come is "never", money that is not known says why. */
export function FigureValue({ unit, value }: { unit: FigureUnit; value: number | null }) {
  const t = useTranslations("scenarios.card");
  const text = useFigureText();
  if (value !== null) return text.value(unit, value);
  if (unit === "day") return t("never");
  return <Unknown reason={unit === "usd" ? t("noDollars") : t("noMoney")} />;
}
