import { useLocale, useTranslations } from "next-intl";
import { toIsoDate } from "@/lib/domain/dates";
import type { FlagRule } from "@/lib/domain/vocabulary";
import { indicatorKinds, permitTypes, workTypes } from "@/lib/domain/vocabulary";
import { formatDay, formatDays } from "@/lib/format/dates";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";

type Props = {
  rule: FlagRule;
  numbers: Record<string, string | number | null>;
  /** The title of the rule of the place that `numbers.policySlug` names. */
  policyTitle?: string | null;
};

/** Why a flag is up, in numbers: one or two sentences from what its rule measured. */
export function FlagReason({ rule, numbers, policyTitle }: Props) {
  const t = useTranslations("flags.reason");
  const values = useFlagValues(numbers, policyTitle ?? null);
  return <>{t(rule, values)}</>;
}

/** What a flag is called: that no source gives a date is another thing than that only the operator does. */
export function FlagTitle({ rule, numbers }: Pick<Props, "rule" | "numbers">) {
  const t = useTranslations("words");
  const isUndated = rule === "no_independent_source" && numbers.reason === "no_claims";
  return <>{isUndated ? t("noDatedSource") : t(`flagRule.${rule}`)}</>;
}

function useFlagValues(numbers: Props["numbers"], policyTitle: string | null): Record<string, string | number> {
  const locale = useLocale();
  const gateName = useGateName();
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(numbers)) {
    const isoDate = key.endsWith("Day") && typeof value === "number" ? toIsoDate(value) : null;
    values[key] = isoDate ? formatDay(isoDate, locale) : (value ?? "");
  }
  const yes = (condition: boolean) => (condition ? "yes" : "no");
  const megawatts = (value: unknown) => (typeof value === "number" ? formatMegawattFigure(value, locale) : "");
  const daysToStart = Number(numbers.daysToStart ?? 0);
  return {
    ...values,
    days: numbers.days ?? Math.abs(daysToStart),
    slipExplainsDays: formatDays(Number(numbers.slipExplainsDays ?? 0), locale),
    thresholdMegawatts: megawatts(numbers.thresholdMegawatts),
    megawatts: megawatts(numbers.megawatts),
    gate: gateName(numbers.gate),
    driver: gateName(numbers.driver),
    policy: policyTitle ?? String(numbers.policySlug ?? ""),
    moved: yes(numbers.firstPromisedDay !== numbers.promisedDay),
    announced: yes(typeof numbers.announcedDay === "number"),
    held: yes(typeof numbers.driver === "string"),
    when: daysToStart < 0 ? "past" : "ahead",
    signing: yes(typeof numbers.statedSigningDay === "number"),
    threshold: yes(typeof numbers.thresholdMegawatts === "number"),
    looked: yes(typeof numbers.lookDay === "number"),
    // Flags raised before the probability was kept do not give it.
    chance: yes(typeof numbers.inServiceByAsOf === "number"),
    inServiceByAsOf: formatPercent(Number(numbers.inServiceByAsOf ?? 0), locale),
    oldest: yes(typeof numbers.oldestPassedDay === "number"),
    assessment: yes(String(numbers.gate).replaceAll("-", "_") === "grid_impact_assessment"),
    size: yes(typeof numbers.megawatts === "number"),
    // Flags raised before rules were counted do not say.
    otherRules: Number(numbers.otherRules ?? 0),
  };
}

/** A gate by its field's word where its key is one, else by the key itself. */
function useGateName(): (key: unknown) => string {
  const t = useTranslations("words");
  return (key) => {
    const text = String(key ?? "").replaceAll("-", "_");
    const permit = permitTypes.find((type) => type === text);
    const work = workTypes.find((type) => type === text);
    const kind = indicatorKinds.find((name) => name === text);
    if (permit) return t(`permitType.${permit}`);
    if (work) return t(`workType.${work}`);
    if (kind) return t(`indicatorKind.${kind}`);
    return text.replaceAll("_", " ");
  };
}
