import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { type DelayStep, delaySteps } from "@/lib/assessment/delay-steps";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { isoDateOf } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatEpochDay, formatMonth } from "@/lib/format/dates";
import site from "../site.module.css";
import { useDriverName } from "./driver-name";
import styles from "./levers.module.css";
import { SignedDays } from "./signed-days";
import { StepBar } from "./step-bar";

/**
 * The mean delay against the announced date, split by what is last in each draw: a waterfall that adds up; nothing where no date is announced or no
 * draw serves.
 */
export function DelayCauses({ phase, assessment }: { phase: PhaseRecord; assessment: PhaseAssessment }) {
  const t = useTranslations("site.delay");
  const name = useStepName(phase, assessment);
  const locale = useLocale();
  const { announced, expectedDelayDays, delayByCause } = assessment;
  if (!announced || expectedDelayDays === null || delayByCause === null) return null;
  const announcedDay = announced.latest.latestDay;
  const waterfall = delaySteps(delayByCause);
  return (
    <section className={site.card} aria-labelledby="delay">
      <h2 id="delay">
        {t("title", { basis: announced.basis })}
        <small>{t("subtitle")}</small>
      </h2>
      <table className={`${tables.numbers} ${tables.compact} ${styles.causes}`}>
        <caption className={parts.hidden}>{t("caption")}</caption>
        <tbody>
          <tr>
            <th scope="row" colSpan={2}>
              {t("from", { basis: announced.basis, date: formatEpochDay(announcedDay, locale) })}
            </th>
          </tr>
          {waterfall.steps.map((step) => (
            <tr key={step.kind === "others" ? "others" : keyOf(step)}>
              <th scope="row">
                {name(step)}
                <StepBar bar={step} zero={waterfall.zero} />
              </th>
              <td>
                <SignedDays days={step.days} />
              </td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">{t("to", { month: formatMonth(isoDateOf(announcedDay + expectedDelayDays), locale) })}</th>
            <td>
              <b>
                <SignedDays days={waterfall.totalDays} />
              </b>
            </td>
          </tr>
        </tbody>
      </table>
      <p className={site.note}>{t("note")}</p>
    </section>
  );
}

const keyOf = ({ cause }: Extract<DelayStep, { kind: "cause" }>) =>
  cause.cause === "gate" ? cause.nodeId : cause.cause;

function useStepName(phase: PhaseRecord, assessment: PhaseAssessment): (step: DelayStep) => string {
  const t = useTranslations("site.delay");
  const name = useDriverName(phase);
  return (step) => {
    if (step.kind === "others") return t("others", { count: step.count });
    const { cause } = step;
    if (cause.cause !== "gate") return name({ kind: cause.cause });
    const gate = assessment.gates.find(({ nodeId }) => nodeId === cause.nodeId);
    return gate ? name({ kind: "gate", gate }) : cause.nodeId;
  };
}
