import { getLocale, getTranslations } from "next-intl/server";
import type { Scenario } from "@/app/_data/scenario";
import { namedScenarioOf, noteOf } from "@/lib/scenarios/named";
import { overrideValues } from "@/lib/scenarios/override-fields";
import { EvidenceBadge } from "../evidence-badge";
import { formatValue, typedText } from "./field-views";
import type { FieldView } from "./read-draft";
import styles from "./scenario.module.css";
import { versionedName } from "./scenario-name";

type Props = {
  scenario: Pick<Scenario, "slug" | "version" | "nameEn" | "nameKo" | "overrides">;
  fields: FieldView[];
  text: "differs" | "againstDiffers";
};

/** What a scenario changes in the base, in words, and whose word each change is. */
export async function Differs({ scenario, fields, text }: Props) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("scenarios")]);
  const place = (name: string) => fields.findIndex(({ field }) => field === name);
  const values = [...overrideValues(scenario.overrides)].sort(([a], [b]) => place(a) - place(b));
  const named = namedScenarioOf(scenario);
  const sourceOf = (field: string) => {
    const note = named && noteOf(named, field);
    if (!note) return { mark: "U" as const, source: t("source.own") };
    return { mark: note.mark, source: locale === "ko" ? note.sourceKo : note.source };
  };
  const labelOf = (name: string) => fields.find(({ field }) => field === name)?.label ?? name;
  const sources = [...new Set(values.map(([name]) => sourceOf(name).source))];
  const labelsWith = (source: string) =>
    values.filter(([name]) => sourceOf(name).source === source).map(([name]) => labelOf(name));
  return (
    <>
      <p>
        <b>{t(text, { name: versionedName(scenario, locale, t) })}</b>{" "}
        {values.length === 0
          ? t("nothing")
          : values.map(([name, value], i) => {
              const field = fields.find((one) => one.field === name);
              const isNew = field?.baseValue === null;
              const times = field?.group === "durations" || field?.group === "hazard" ? "× " : "";
              const { mark, source } = sourceOf(name);
              return (
                <span key={name}>
                  {i > 0 && " · "}
                  {t.rich(isNew ? "setToNew" : "setTo", {
                    label: field?.label ?? name,
                    value: times + (typeof value === "number" ? formatValue(value, locale) : typedText(value)),
                    base: times + (field?.baseText ?? ""),
                    dim: (chunks) => <span className={styles.dim}>{chunks}</span>,
                  })}{" "}
                  <EvidenceBadge mark={mark} detail={source} />
                </span>
              );
            })}
        .
      </p>
      {values.length > 0 && (
        <details className={styles.sources}>
          <summary>{t("sources")}</summary>
          {named && <p>{locale === "ko" ? named.reasonKo : named.reasonEn}</p>}
          <ul>
            {sources.map((source) => (
              <li key={source}>
                {labelsWith(source).join(", ")}: {source}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
