import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { leverBars, leversOf } from "@/lib/assessment/levers";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatCount } from "@/lib/format/numbers";
import { useGateName } from "../gate-name";
import site from "../site.module.css";
import styles from "./levers.module.css";
import { SignedDays } from "./signed-days";

/** What could be done about the date: days bought per gate, and what it would be worth to know each gate's own days. */
export function DaysBought({ phase, assessment }: { phase: PhaseRecord; assessment: PhaseAssessment }) {
  const t = useTranslations("site.bought");
  const name = useGateName(phase);
  const locale = useLocale();
  const levers = leversOf(assessment);
  const bars = levers && leverBars(levers);
  return (
    <section className={site.card} aria-labelledby="bought">
      <h2 id="bought">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {!levers || !bars ? (
        <p className={site.note}>{t("notComputed")}</p>
      ) : levers.length === 0 ? (
        <p className={site.note}>{t(assessment.views.chain > 0 ? "none" : "noChain")}</p>
      ) : (
        <table className={`${tables.numbers} ${tables.compact} ${styles.levers}`}>
          <caption className={parts.hidden}>{t("caption")}</caption>
          <thead>
            <tr>
              {(["shorterByFifth", "doneToday", "range", "worthKnowing"] as const).map((column) => (
                <th key={column} scope="col" id={`bought-${column}`}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levers.map(({ gate, bought, worthKnowingDays }, i) => {
              const bar = bars[i];
              return (
                <Fragment key={gate.nodeId}>
                  <tr>
                    <th colSpan={4} scope="colgroup" id={gate.nodeId}>
                      {name(gate)}
                    </th>
                  </tr>
                  <tr>
                    <td headers={`${gate.nodeId} bought-shorterByFifth`}>
                      <SignedDays days={bought.shorterByFifth} isBare />
                    </td>
                    <td headers={`${gate.nodeId} bought-doneToday`}>
                      <b>
                        <SignedDays days={bought.doneToday} isBare />
                      </b>
                    </td>
                    <td headers={`${gate.nodeId} bought-range`}>
                      {bar && (
                        <span className={styles.range} aria-hidden="true">
                          <i data-kind="lost" style={{ left: `${bar.zero - bar.lost}%`, width: `${bar.lost}%` }} />
                          <i data-kind="bought" style={{ left: `${bar.zero}%`, width: `${bar.bought}%` }} />
                          <u style={{ left: `${bar.zero}%` }} />
                        </span>
                      )}
                      <SignedDays days={bought.atP90} isBare /> … <SignedDays days={bought.atP10} isBare />
                    </td>
                    <td headers={`${gate.nodeId} bought-worthKnowing`}>
                      {worthKnowingDays !== null && worthKnowingDays >= 0.5 ? (
                        formatCount(Math.round(worthKnowingDays), locale)
                      ) : (
                        <span title={t("worthNothing")}>
                          –<span className={parts.hidden}>{t("worthNothing")}</span>
                        </span>
                      )}
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {levers && levers.length > 0 && (
        <>
          <p className={site.note}>{t("note")}</p>
          <p className={site.note}>{t("noteKnowing")}</p>
        </>
      )}
    </section>
  );
}
