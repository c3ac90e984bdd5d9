import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "@/lib/format/numbers";
import { drawnShare } from "./drawn-share";

/** A share of the draws in words that their number allows. */
export function Chance({ share, draws, name }: { share: number; draws: number; name: string }) {
  const t = useTranslations("portfolio.chance");
  const locale = useLocale();
  const said = drawnShare(share, locale);
  return (
    <data value={share} data-figure={name}>
      {said.kind === "percent" ? said.percent : t(said.kind, { draws: formatCount(draws, locale) })}
    </data>
  );
}
