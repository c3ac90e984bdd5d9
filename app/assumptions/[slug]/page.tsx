import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { parameters, parameterVersions } from "@/app/_data/assumptions";
import { ClientMessages } from "@/app/_i18n/client-messages";
import fields from "@/app/_ui/field.module.css";
import { koreanWords } from "@/app/_ui/korean-sources";
import parts from "@/app/_ui/parts.module.css";
import { anyParameterLimits } from "@/lib/flags/parameter-limits";
import { proseIn } from "@/lib/format/prose";
import styles from "../_components/assumptions.module.css";
import { EditForm } from "../_components/edit-form";
import { editability } from "../_components/editability";
import { formatFigure, formatValue } from "../_components/figure";
import { HistoryTable } from "../_components/history-table";
import { claimedRange, parameterWords } from "../_components/parameter-words";
import { editParameterAction } from "./actions";

type Props = PageProps<"/assumptions/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const [[newest], words] = await Promise.all([parameterVersions(slug), parameterWords()]);
  return { title: newest ? words.name(slug) : undefined };
}

export default async function AssumptionPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [versions, all, asked, words, t, locale] = await Promise.all([
    parameterVersions(slug),
    parameters(),
    searchParams,
    parameterWords(),
    getTranslations("assumptions"),
    getLocale(),
  ]);
  const [newest] = versions;
  if (!newest) notFound();
  const { value, version, mark, unit } = newest;
  const limits = anyParameterLimits(slug, Object.fromEntries(all.map((row) => [row.slug, row])));
  const range = claimedRange(newest);
  const why = editability(limits, value);
  const name = words.name(slug);
  const unitText = proseIn(locale, unit, koreanWords(newest).unit);
  const isSaved = asked.saved === String(version) && newest.analystName !== null;
  return (
    <div className={parts.stack}>
      <header>
        <Link href="/assumptions" className={parts.back}>
          ← {t("back")}
        </Link>
        <h1>{name}</h1>
        {words.about(slug) && <p className={`${parts.subtitle} ${styles.prose}`}>{words.about(slug)}</p>}
        <p className={parts.facts}>
          <span data-testid="value">
            <b>{formatValue(value, locale)}</b> <span lang={unitText?.lang}>{unitText?.text}</span>
          </span>
          <span>{t("version", { version })}</span>
          {range && (
            <span>
              {t("facts.range", { low: formatFigure(range.low, locale), high: formatFigure(range.high, locale) })}
            </span>
          )}
          {limits && <span>{t("facts.limits", { limits: words.limits(limits) })}</span>}
          <span>{t("facts.slug", { slug })}</span>
        </p>
      </header>
      {isSaved && (
        <p className={fields.done} role="status" data-testid="saved">
          {t("saved", { version })}
        </p>
      )}
      {limits === null || typeof value !== "number" ? (
        <p className={parts.card}>{t(`notEditable.${why ?? "unread"}`)}</p>
      ) : (
        <ClientMessages of={["assumptions", "words", "shell"]}>
          <EditForm
            // A saved version is a new form; a conflict keeps what was typed.
            key={typeof asked.saved === "string" ? asked.saved : ""}
            action={editParameterAction.bind(null, slug)}
            initial={{
              values: { value: String(value), mark, sourceText: "", sourceUrl: "" },
              basedOnVersion: version,
              asked: "nothing",
              problems: [],
              outcome: null,
              effect: null,
            }}
            name={name}
            unit={unitText?.text ?? ""}
            limits={words.limits(limits)}
            newestValue={value}
          />
        </ClientMessages>
      )}
      <HistoryTable versions={versions} />
    </div>
  );
}
