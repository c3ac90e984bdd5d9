import { useTranslations } from "next-intl";
import { FlagReason } from "@/app/_ui/flag-reason";
import type { FlagRule as RuleBefore } from "@/lib/domain/vocabulary";
import type { FlagNumbers, FlagRule } from "@/lib/flags/types";

type Props = {
  rule: FlagRule;
  numbers: FlagNumbers /** The title of the rule of the place that it is about or that its numbers name. */;
  policyTitle?: string | null;
};

/** What a flag is called. */
export function useFlagTitle(): (rule: FlagRule, numbers: FlagNumbers) => string {
  const t = useTranslations("words");
  return (rule) => t(`flagRule.${rule as string as RuleBefore}`);
}

export const FlagTitle = ({ rule, numbers }: Props) => <>{useFlagTitle()(rule, numbers)}</>;

/** Why a flag is up, with its numbers. */
export const FlagSentence = ({ rule, numbers, policyTitle }: Props) => (
  <FlagReason rule={rule as string as RuleBefore} numbers={numbers} policyTitle={policyTitle} />
);

/** What a flag asks for, and what clears it. */
export function FlagAsk(_props: Props) {
  return null;
}
