import { useTranslations } from "next-intl";
import type { FlagNumbers, FlagRule } from "@/lib/flags/types";

type Props = {
  rule: FlagRule;
  numbers: FlagNumbers;
  /** The title of the rule of the place that it is about or that its numbers name. */
  policyTitle?: string | null;
};

/** What a flag is called. */
export function FlagTitle({ rule }: Pick<Props, "rule">) {
  const t = useTranslations("words.flagRule");
  return <>{t(rule)}</>;
}

/** Why a flag is up, with its numbers. */
export function FlagSentence(_props: Props) {
  return null;
}

/** What a flag asks for, and what clears it. */
export function FlagAsk(_props: Props) {
  return null;
}
