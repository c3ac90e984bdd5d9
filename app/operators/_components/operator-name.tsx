import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import type { OperatorRow } from "@/lib/operators/operator-comparison";

/** Names an operator in the reader's language; null where the record names none. */
export function useOperatorName() {
  const locale = useLocale();
  return (operator: OperatorRow["operator"]) => operator && (locale === "ko" ? operator.nameKo : operator.nameEn);
}

export function OperatorName({ operator }: Pick<OperatorRow, "operator">) {
  const t = useTranslations("operators");
  return useOperatorName()(operator) ?? <Unknown word={t("unknownOperator")} />;
}
