import { useLocale, useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import chart from "@/app/_ui/chart.module.css";
import type { FanMark } from "@/app/_ui/fan-geometry";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { YearFan } from "@/app/_ui/year-fan";
import { formatMoney } from "@/lib/format/money";
import { formatMegawattFigure } from "@/lib/format/numbers";
import type { YearSeries } from "@/lib/money/year-sums";
import type { YearQuantiles } from "@/lib/portfolio/in-service-sums";
import { FigureRange } from "./figure";
import styles from "./money.module.css";
import { writeTick } from "./quantity";
import { Standing } from "./standing";

/** A claim to draw: who says it, and how it came to be a figure of these years. */
export type ClaimMark = FanMark & {
  claim: Pick<Pledge, "slug" | "claimant" | "claimantKo">;
  how: "claimed" | "spread-evenly";
};

type Props = {
  series: YearSeries;
  fan: YearQuantiles[];
  /** At fixed prices; left out of what has no price. */
  fixed: YearQuantiles[] | undefined;
  marks: ClaimMark[];
};

/** One series by year with the claims about it, in the picture and in words. */
export function ClaimedFan({ series, fan, fixed, marks }: Props) {
  const t = useTranslations("programmes.money.fans");
  const locale = useLocale();
  const isMegawatts = series === "energisedMegawatts";
  const write = (value: number) =>
    isMegawatts ? formatMegawattFigure(value, locale) : formatMoney(value, "USD", locale);
  const unit = isMegawatts ? "MW" : "USD";
  const title = t(`series.${series}`);
  const said = fan.map(({ year, p10, p50, p90 }) =>
    t("point", { year: String(year), p10: write(p10), p50: write(p50), p90: write(p90) }),
  );
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>
          {title} <small>{t(`unit.${series}`)}</small>
        </h3>
      </figcaption>
      <YearFan
        name={series}
        title={title}
        alt={t("alt", { series: title, points: said.join("; ") })}
        fan={fan}
        fixed={fixed}
        marks={marks}
        write={write}
        writeTick={isMegawatts ? write : (value) => writeTick(value, locale)}
      >
        {marks.length === 0 && <p className={parts.dim}>{t("noClaim")}</p>}
        {marks.map((mark) => (
          <p key={mark.key} className={parts.dim}>
            <ClaimSwatch standing={mark.standing} />{" "}
            <FigureRange name={`mark.${series}`} low={mark.low} high={mark.high} unit={unit} />{" "}
            {t(`how.${mark.how}`, { from: String(mark.fromYear), to: String(mark.toYear) })} ·{" "}
            <a href={`#${mark.claim.slug}`}>
              <Prose text={mark.claim.claimant} korean={mark.claim.claimantKo} />
            </a>{" "}
            · <Standing standing={mark.standing} />
          </p>
        ))}
      </YearFan>
    </figure>
  );
}

function ClaimSwatch({ standing }: { standing: FanMark["standing"] }) {
  return (
    <svg
      width={22}
      height={10}
      aria-hidden="true"
      className={standing === "operators-own" ? chart.claimOwn : chart.claim}
    >
      <line x1={0} x2={22} y1={5} y2={5} />
    </svg>
  );
}
