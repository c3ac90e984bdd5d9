import { useLocale, useTranslations } from "next-intl";
import { indicatorKinds, permitTypes, workTypes } from "@/lib/domain/vocabulary";
import { sentenceValues } from "@/lib/flags/sentence-values";
import type { FlagNumbers, FlagRule } from "@/lib/flags/types";
import styles from "./flags.module.css";

type Props = { rule: FlagRule; numbers: FlagNumbers };

/** What a flag is called. */
export function FlagTitle({ rule }: Pick<Props, "rule">) {
  const t = useTranslations("words.flagRule");
  return <>{t(rule)}</>;
}

/** Why a flag is up, with its numbers. */
export function FlagSentence({ rule, numbers }: Props) {
  const t = useTranslations("flags.rule");
  return <>{t(`${rule}.sentence`, useSentenceValues(numbers))}</>;
}

/** What a flag asks for, and what clears it. */
export function FlagAsk({ rule, numbers }: Props) {
  const t = useTranslations("flags");
  const values = useSentenceValues(numbers);
  return (
    <p className={styles.ask}>
      <b>{t(`rule.${rule}.action`, values)}</b>{" "}
      <span>{t("clearedBy", { what: t(`rule.${rule}.clearedBy`, values) })}</span>
    </p>
  );
}

function useSentenceValues(numbers: FlagNumbers) {
  return sentenceValues(numbers, useLocale(), useGateName());
}

/** The field's word for a permit, for works or for a kind of record; a key that is none is shown as it is. */
function useGateName(): (gate: string) => string {
  const t = useTranslations("words");
  return (gate) => {
    const text = gate.replaceAll("-", "_");
    const permit = permitTypes.find((type) => type === text);
    const work = workTypes.find((type) => type === text);
    const kind = indicatorKinds.find((name) => name === text);
    if (permit) return t(`permitType.${permit}`);
    if (work) return t(`workType.${work}`);
    if (kind) return t(`indicatorKind.${kind}`);
    return text.replaceAll("_", " ");
  };
}
