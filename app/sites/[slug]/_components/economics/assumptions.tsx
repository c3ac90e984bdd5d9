import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { everyMoneyParameter, everyMoneyParameterKo } from "@/app/_ui/every-money-parameter";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import type { ModelRecords } from "@/lib/domain/records";
import { formatNumber } from "@/lib/format/numbers";
import { parameterSlug } from "@/lib/scenarios/override-fields";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import site from "../site.module.css";

type Props = { model: ModelRecords; overrides: ScenarioOverrides; definitionVersion: string };

/** Every number behind the money: value (the scenario's beside the base's), range, unit, mark, source and version. */
export function Assumptions({ model, overrides, definitionVersion }: Props) {
  const t = useTranslations("economics.assumptions");
  const names = useTranslations("site.assumption.name");
  const locale = useLocale();
  const text = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 4 });
  const set = new Map(Object.entries(overrides).map(([key, value]) => [parameterSlug(key), value]));
  return (
    <details className={site.details} id="assumptions">
      <summary>{t("title", { version: definitionVersion })}</summary>
      <ScrollRegion label={t("caption")}>
        <table className={`${tables.table} ${tables.compact}`}>
          <caption className={parts.hidden}>{t("caption")}</caption>
          <thead>
            <tr>
              {(["what", "value", "range", "unit", "source", "version"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {everyMoneyParameter.map(({ slug, value, low, high, unit, source }) => {
              const stored = model.parameters[slug];
              if (!stored) return null;
              const isDefault = stored.unit === unit && stored.sourceText === source;
              const korean = isDefault ? everyMoneyParameterKo[slug] : undefined;
              const base = typeof stored.value === "number" ? text(stored.value) : String(stored.value);
              const own = set.get(slug);
              return (
                <tr key={slug}>
                  <th scope="row">
                    <Link href={`/assumptions/${slug}`} prefetch={false}>
                      {names(slug as "utilisation")}
                    </Link>
                  </th>
                  <td>
                    {typeof own === "number" ? (
                      <>
                        <b>{text(own)}</b> <small>{t("overridden", { value: base })}</small>
                      </>
                    ) : (
                      base
                    )}
                  </td>
                  <td>
                    {low !== null && high !== null && stored.value === value ? (
                      `${text(low)}–${text(high)}`
                    ) : (
                      <small>{t("noRange")}</small>
                    )}
                  </td>
                  <td>
                    <small>
                      <Prose text={stored.unit} korean={korean?.unit} />
                    </small>
                  </td>
                  <td>
                    <EvidenceBadge mark={stored.mark} />{" "}
                    <small>
                      {typeof own === "number" && `${t("scenario")}. `}
                      <Prose text={stored.sourceText} korean={korean?.source} />
                    </small>
                  </td>
                  <td>{stored.version}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
