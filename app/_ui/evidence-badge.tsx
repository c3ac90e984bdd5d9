import { useTranslations } from "next-intl";
import type { EvidenceMark, SourceClass } from "@/lib/domain/vocabulary";
import { isolated } from "@/lib/format/isolated";
import parts from "./parts.module.css";

type Props = {
  mark: EvidenceMark;
  sourceClass?: SourceClass | null;
  /** Added to the explanation, e.g. publisher and day. */
  detail?: string;
};

/** How sure a figure is, beside the figure: `V`, `V2`, `D` or `U`, with whose word it is when that is known. */
export function EvidenceBadge({ mark, sourceClass, detail }: Props) {
  const t = useTranslations("words");
  const explanation = [t(`mark.${mark}`), sourceClass && t(`sourceClass.${sourceClass}`), detail && isolated(detail)]
    .filter(Boolean)
    .join(" · ");
  return (
    <span className={`${parts.mark} ${mark === "U" ? parts.unverified : ""}`} title={explanation}>
      {sourceClass && <span aria-hidden="true">{t(`sourceClass.${sourceClass}`)} </span>}
      <span aria-hidden="true">{mark}</span>
      <span className={parts.hidden}>{explanation}</span>
    </span>
  );
}
