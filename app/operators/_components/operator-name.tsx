import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import type { OperatorRow } from "@/lib/operators/operator-comparison";

/** Names an operator in the reader's language; null where the record names none. */
export function useOperatorName() {
  const locale = useLocale();
  return (operator: OperatorRow["operator"]) => operator && (locale === "ko" ? operator.nameKo : operator.nameEn);
}

/** The name, which leads to the operator's sites. */
export function OperatorName({ operator }: Pick<OperatorRow, "operator">) {
  const t = useTranslations("operators");
  const name = useOperatorName()(operator);
  if (operator === null) return <Unknown word={t("unknownOperator")} />;
  return (
    <Link href={`/sites?operator=${operator.slug}` as Route} prefetch={false}>
      {name}
    </Link>
  );
}
