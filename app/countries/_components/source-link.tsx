import { useLocale, useTranslations } from "next-intl";
import type { CitedSource } from "@/app/_data/readiness";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { publisherIn } from "@/lib/format/publisher";
import styles from "./countries.module.css";

/** Who published a figure, linked, with its mark; the page's title and day as the tooltip. */
export function SourceLink({ source, mark }: { source: CitedSource | null; mark: EvidenceMark }) {
  const t = useTranslations("countries.source");
  const locale = useLocale();
  const detail = source && [
    isolated(source.title),
    source.publishedOn && t("published", { date: formatDay(source.publishedOn, locale) }),
    source.licence && t("licence", { licence: source.licence }),
  ];
  const title = detail ? detail.filter(Boolean).join(" · ") : undefined;
  return (
    <span className={styles.source}>
      {source === null ? (
        <Unknown word={t("none")} />
      ) : (
        <WebLink href={source.url} title={title} target="_blank" hrefLang={source.language ?? undefined}>
          {publisherIn(locale, source.publisher)}
        </WebLink>
      )}{" "}
      <EvidenceBadge mark={mark} detail={title} />
    </span>
  );
}
