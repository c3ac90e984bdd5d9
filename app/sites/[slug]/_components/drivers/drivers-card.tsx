import { useTranslations } from "next-intl";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import styles from "../site.module.css";
import { type DateDriver, dateDrivers, isByClass } from "./date-drivers";
import { DaysSaved } from "./days-saved";
import { DelayCauses } from "./delay-causes";
import { useDriverName } from "./driver-name";

type Props = { phase: PhaseRecord; assessment: PhaseAssessment };

/** What the date waits for, why it is not the announced one, and what could be done about it. */
export function DriversCard(props: Props) {
  return (
    <>
      <Drivers {...props} />
      <DelayCauses {...props} />
      <DaysSaved {...props} />
    </>
  );
}

/** What service waits for last, as shares of the draws that add up to 100 %: the largest in a sentence, then all of them. */
function Drivers({ phase, assessment }: Props) {
  const t = useTranslations("site.driver");
  const name = useDriverName(phase);
  const drivers = dateDrivers(assessment);
  const [first, second, third] = drivers.filter(({ percent }) => percent > 0);
  const most = Math.max(1, ...drivers.map(({ percent }) => percent));
  const inWords = (driver: DateDriver | undefined) =>
    driver ? t("inWords", { what: name(driver), isByClass: isByClass(driver) ? "yes" : "no" }) : "";
  return (
    <section className={styles.card} aria-labelledby="drivers">
      <h2 id="drivers">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {!first ? (
        <p className={styles.note}>{t("none")}</p>
      ) : (
        <>
          <p className={styles.sentence}>
            {t("sentence", {
              first: first.percent,
              firstWhat: inWords(first),
              second: second?.percent ?? 0,
              secondWhat: inWords(second),
              third: third?.percent ?? 0,
              thirdWhat: inWords(third),
            })}
          </p>
          <ul className={styles.bars}>
            {drivers.map((driver) => (
              <li key={driver.kind === "gate" ? driver.gate.nodeId : driver.kind}>
                <span>
                  {name(driver)}
                  {isByClass(driver) && <small>{t("byClass")}</small>}
                </span>
                <i
                  aria-hidden="true"
                  style={{ width: `${(driver.percent / most) * 100}%` }}
                  data-kind={driver.kind === "gate" ? driver.gate.basis : driver.kind}
                />
                <b>{driver.percent === 0 ? "<1" : driver.percent}%</b>
              </li>
            ))}
          </ul>
          {drivers.some(({ kind }) => kind === "rest") && <p className={styles.note}>{t("restNote")}</p>}
        </>
      )}
    </section>
  );
}
