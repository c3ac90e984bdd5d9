import { useTranslations } from "next-intl";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { useDriverName } from "../headline/headline";
import styles from "../site.module.css";
import { dateDrivers } from "./date-drivers";
import { DaysBought } from "./days-bought";
import { DelayCauses } from "./delay-causes";

type Props = { phase: PhaseRecord; assessment: PhaseAssessment };

/** What the date waits for, why it is not the announced one, and what could be done about it. */
export function DriversCard(props: Props) {
  return (
    <>
      <Drivers {...props} />
      <DelayCauses {...props} />
      <DaysBought {...props} />
    </>
  );
}

/** What the date waits for, as shares of the draws that add up to 100 %. */
function Drivers({ phase, assessment }: Props) {
  const t = useTranslations("site.driver");
  const name = useDriverName(phase);
  const drivers = dateDrivers(assessment);
  const most = Math.max(1, ...drivers.map(({ percent }) => percent));
  return (
    <section className={styles.card} aria-labelledby="drivers">
      <h2 id="drivers">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      <ul className={styles.bars}>
        {drivers.map((driver) => (
          <li key={driver.kind === "gate" ? driver.gate.nodeId : driver.kind}>
            <span>{name(driver)}</span>
            <i aria-hidden="true" style={{ width: `${(driver.percent / most) * 100}%` }} data-kind={driver.kind} />
            <b>{driver.percent === 0 ? "<1" : driver.percent}%</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
