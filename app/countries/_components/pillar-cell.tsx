import { useTranslations } from "next-intl";
import type { RecordCount } from "@/app/_data/records";
import { Unknown } from "@/app/_ui/unknown";
import type { Figure } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { FigureText } from "./figure-cell";
import { useStepCounts } from "./step-counts";

/** So many standings stand in a cell; the rest in its tooltip and on the economy's page. */
const SHOWN_STEPS = 2;

/** A pillar's figure; one that no record decides says that there are records, and how far they have come stands below. */
export function PillarFigure({ figure, count }: { figure: Figure; count: RecordCount | null }) {
  const t = useTranslations("countries");
  const why = count === null ? "noneOnRecord" : "undecided";
  return (
    <>
      {figure.reason === "no_record" ? <Unknown reason={t(`reason.${why}`)} /> : <FigureText figure={figure} />}
      <OnRecord count={count} />
    </>
  );
}

/** What is on record of a kind, whatever its standing, and the standing; nothing where there is no record. */
export function OnRecord({ count }: { count: RecordCount | null }) {
  const t = useTranslations("countries.records");
  const stepsOf = useStepCounts();
  if (!count) return null;
  const { records, steps } = count;
  const more = steps.length - SHOWN_STEPS;
  return (
    <span className={styles.onRecord} title={stepsOf(steps)}>
      {t("onRecord", { count: records, steps: stepsOf(steps.slice(0, SHOWN_STEPS)) })}
      {more > 0 && ` ${t("moreSteps", { count: more })}`}
    </span>
  );
}
