import { getLocale, getTranslations } from "next-intl/server";
import { modelParameters } from "@/app/_data/scenario";
import type { ModelRecords } from "@/lib/domain/records";
import type { IndicatorKind, Locale, MilestoneStep, PermitType, WorkType } from "@/lib/domain/vocabulary";
import { formatNumber } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import { moneyParameters } from "@/lib/money/parameters";
import { moneyParametersKo } from "@/lib/money/parameters-ko";
import type { DurationKey } from "@/lib/scenarios/duration-keys";
import { type NumberLimits, type OverrideField, overrideFields } from "@/lib/scenarios/override-fields";
import type { FieldView } from "./read-draft";

type Translations = {
  t: Awaited<ReturnType<typeof getTranslations<"scenarios">>>;
  words: Awaited<ReturnType<typeof getTranslations<"words">>>;
  names: Awaited<ReturnType<typeof getTranslations<"site.assumption.name">>>;
  locale: Locale;
};

/** Every field of a scenario in the reader's language, with its base value, unit, limits, source and mark. */
export async function fieldViews(): Promise<FieldView[]> {
  const [t, words, names, locale, parameters] = await Promise.all([
    getTranslations("scenarios"),
    getTranslations("words"),
    getTranslations("site.assumption.name"),
    getLocale(),
    modelParameters(),
  ]);
  return overrideFields().map((field) => fieldView(field, { t, words, names, locale }, parameters));
}

/** A figure as it would be typed: no thousands lost, no rounding that would change it. */
export const formatValue = (value: number, locale: Locale) => formatNumber(value, locale, { maximumFractionDigits: 4 });

/** An override as it would be typed again. */
export const typedText = (value: unknown) => (Array.isArray(value) ? value.join(" ") : String(value));

function fieldView(field: OverrideField, of: Translations, parameters: ModelRecords["parameters"]): FieldView {
  const { t, locale } = of;
  const common = {
    field: field.field,
    group: field.group,
    label: labelOf(field, of),
    limits: field.limits === null ? t("limits.economies") : limitsText(field.limits, of),
    isList: field.limits === null,
    isPart: field.kind === "duration" && field.key.includes("."),
    start: null,
    version: null,
    mark: null,
    sourceLang: undefined,
  };
  switch (field.kind) {
    case "parameter": {
      const stored = parameters[field.slug];
      const initial = moneyParameters.find(({ slug }) => slug === field.slug);
      const isDefault = stored?.unit === initial?.unit && stored?.sourceText === initial?.source;
      const korean = isDefault ? moneyParametersKo[field.slug] : undefined;
      const source = proseIn(locale, stored?.sourceText, korean?.source);
      const baseValue = typeof stored?.value === "number" ? stored.value : null;
      return {
        ...common,
        baseValue,
        baseText: baseValue === null ? t("editor.none") : formatValue(baseValue, locale),
        unit: proseIn(locale, stored?.unit, korean?.unit)?.text ?? "",
        mark: stored?.mark ?? null,
        source: source?.text ?? "",
        sourceLang: source?.lang,
        version: stored?.version ?? null,
      };
    }
    case "duration":
      return { ...common, baseValue: 1, baseText: formatValue(1, locale), unit: t("unit.factor"), source: "" };
    case "shift":
      return {
        ...common,
        baseValue: field.base,
        baseText: formatValue(field.base, locale),
        unit: t(`unit.${field.unit}`),
        source: t("source.shift"),
      };
    case "supposition": {
      const start = typeof field.start === "number" ? formatValue(field.start, locale) : field.start.join(" ");
      return {
        ...common,
        baseValue: null,
        baseText: start,
        unit: t(`unit.${field.unit}`),
        mark: field.mark,
        source: locale === "ko" ? field.sourceKo : field.source,
        start,
      };
    }
  }
}

function labelOf(field: OverrideField, of: Translations): string {
  if (field.kind === "parameter") return of.names(field.slug as "utilisation");
  if (field.kind === "duration") return durationLabel(field.key, of);
  return of.t(`field.${field.field as "hazardFactor"}`);
}

function durationLabel(key: DurationKey, { t, words }: Translations): string {
  if (key === "commissioning" || key === "announced" || key === "outside") return t(`duration.${key}`);
  const [kind, part] = key.split(".") as [IndicatorKind, string | undefined];
  const name = words(`indicatorKind.${kind}`);
  if (part === undefined) return name;
  return t("duration.part", { kind: name, part: partName(kind, part, words) });
}

/** A step of a grid connection, a type of works, or a type of permit. */
function partName(kind: IndicatorKind, part: string, words: Translations["words"]): string {
  if (kind === "grid_interconnect") return words(`step.${part as MilestoneStep}`);
  return kind === "works" ? words(`workType.${part as WorkType}`) : words(`permitType.${part as PermitType}`);
}

function limitsText({ least, most, isLeastAllowed, isWhole }: NumberLimits, { t, locale }: Translations): string {
  const text = (value: number) => formatValue(value, locale);
  const limits =
    least !== null && most !== null
      ? t("limits.between", { least: text(least), most: text(most) })
      : t(isLeastAllowed ? "limits.atLeast" : "limits.moreThan", { least: text(least ?? 0) });
  return isWhole ? t("limits.whole", { limits }) : limits;
}
