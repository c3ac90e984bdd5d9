import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { leversOf } from "@/lib/assessment/levers";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatDays } from "@/lib/format/dates";
import { useGateName } from "../gate-name";
import site from "../site.module.css";
import styles from "./levers.module.css";

/** What could be done about the date: days saved by each open gate done today, by all of a side, and by all there are; nothing where it was not asked. */
export function DaysSaved({ phase, assessment }: { phase: PhaseRecord; assessment: PhaseAssessment }) {
  const t = useTranslations("site.saved");
  const name = useGateName(phase);
  const locale = useLocale();
  const saved = (days: number) => `${days <= -0.5 ? "−" : ""}${formatDays(Math.round(Math.abs(days)), locale)}`;
  const levers = leversOf(assessment);
  const together = assessment.daysSavedTogether;
  if (!together) return null;
  const sides = [...together.bySide, { side: "all" as const, days: together.all }];
  return (
    <section className={site.card} aria-labelledby="saved">
      <h2 id="saved">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {together.bySide.length === 0 && levers.length === 0 ? (
        <p className={site.note}>{t("noGate")}</p>
      ) : (
        <>
          <table className={`${tables.numbers} ${tables.compact} ${styles.saved}`}>
            <caption className={parts.hidden}>{t("caption")}</caption>
            <tbody>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {t("alone")}
                </th>
              </tr>
              {levers.length === 0 && (
                <tr>
                  <td colSpan={2}>{t("none")}</td>
                </tr>
              )}
              {levers.map(({ gate, days }) => (
                <tr key={gate.nodeId}>
                  <th scope="row">{name(gate)}</th>
                  <td>{saved(days)}</td>
                </tr>
              ))}
            </tbody>
            <tbody>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {t("together")}
                </th>
              </tr>
              {sides.map(({ side, days }) => (
                <tr key={side} className={side === "all" ? styles.total : undefined}>
                  <th scope="row">{t(`side.${side}`)}</th>
                  <td>{saved(days)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={site.note}>{t("note")}</p>
        </>
      )}
    </section>
  );
}
