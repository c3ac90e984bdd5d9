import { useLocale, useTranslations } from "next-intl";
import type { RecordCount } from "@/app/_data/records";
import { formatCount } from "@/lib/format/numbers";

/** How far a kind's records have come: `signed 3, negotiating 1, nothing yet 2`. */
export function useStepCounts(): (steps: RecordCount["steps"]) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (steps) =>
    steps
      .map(({ step, records }) =>
        t("countries.records.stepCount", {
          step: step ? t(`words.step.${step}`) : t("countries.records.nothingYet"),
          count: formatCount(records, locale),
        }),
      )
      .join(", ");
}

export const StepCounts = ({ steps }: Pick<RecordCount, "steps">) => useStepCounts()(steps);
