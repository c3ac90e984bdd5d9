import { useTranslations } from "next-intl";
import type { ParameterVersion } from "@/app/_data/assumptions";

/** Who set a version: an analyst by name, the product, or another program by the name the audit log has. */
export function Author({ analystName, recordedBy }: Pick<ParameterVersion, "analystName" | "recordedBy">) {
  const t = useTranslations("assumptions");
  if (analystName !== null) return <b>{analystName}</b>;
  return recordedBy === "system:seed" ? t("seed") : recordedBy;
}
