import { useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import type { ClaimStanding } from "@/lib/article/article-claims";
import styles from "./programmes.module.css";

/** By shape and word: a filled dot for the sponsor's own claim, a ring for an independent one. */
export function Standing({ standing }: { standing: ClaimStanding }) {
  const t = useTranslations("programmes");
  if (standing === "unknown") return <span className={parts.unknown}>{t("independenceUnknown")}</span>;
  const isOwn = standing === "operators-own";
  return (
    <span className={isOwn ? styles.own : undefined}>
      <span aria-hidden="true">{isOwn ? "● " : "○ "}</span>
      {isOwn ? t("own") : t("independent")}
    </span>
  );
}
