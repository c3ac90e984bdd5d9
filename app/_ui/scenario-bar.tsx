import { getLocale, getTranslations } from "next-intl/server";
import { type Asked, type Scenario, type ScenarioProblem, scenarioChoice, scenarioList } from "@/app/_data/scenario";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay } from "@/lib/format/dates";
import { overrideValues } from "@/lib/scenarios/override-fields";
import { addressOf } from "./scenario/address";
import { ScenarioControls } from "./scenario/controls";
import { fieldViews, formatValue } from "./scenario/field-views";
import { draftProblem, type FieldView } from "./scenario/read-draft";
import styles from "./scenario/scenario.module.css";
import { scenarioName } from "./scenario/scenario-name";

type Props = {
  /** The page's own address, without parameters. */
  path: string;
  /** The page's parameters, unread. */
  asked: Asked;
};

/**
 * Which scenario the page is seen under and what it is compared with, as its address says; the means to choose, edit, share and keep one.
 * It says what differs from the base, and what is wrong with a link.
 */
export async function ScenarioBar({ path, asked }: Props) {
  const [choice, stored, fields, locale, t] = await Promise.all([
    scenarioChoice(asked),
    scenarioList(),
    fieldViews(),
    getLocale(),
    getTranslations("scenarios"),
  ]);
  const { scenario, against, problems, baseDay } = choice;
  const date = (day: number) => formatDay(toIsoDate(day) as string, locale);
  const options = stored.map((one) => ({
    value: one.link ?? "",
    label: one.isOwn
      ? t("mine", { name: scenarioName(one, locale), version: one.version ?? 1 })
      : scenarioName(one, locale),
  }));
  // A scenario that is not among the newest ones: the analyst's own from the address, an older version, or one against an older base.
  const shown = [scenario, against].filter(({ link }) => link !== null && options.every(({ value }) => value !== link));
  const named = shown.map((one) => ({ value: one.link as string, label: versionedName(one, locale, t) }));
  const moved = [scenario, against].find(({ asOfDay }) => asOfDay !== null && asOfDay !== baseDay);
  return (
    <section className={styles.bar} aria-label={t("label")} data-testid="scenario-bar">
      <ClientMessages of={["scenarios", "words"]}>
        <ScenarioControls
          address={addressOf(path, asked)}
          options={[...options, ...new Map(named.map((one) => [one.value, one])).values()]}
          scenario={scenario.link ?? ""}
          against={against.link ?? ""}
          baseDay={baseDay}
          fields={fields}
          initial={Object.fromEntries(
            [...overrideValues(scenario.overrides)].map(([field, value]) => [field, typedText(value)]),
          )}
          draftName={
            scenario.kind === "stored" && stored.some(({ slug, isOwn }) => isOwn && slug === scenario.slug)
              ? { name: scenarioName(scenario, locale), slug: scenario.slug ?? "" }
              : { name: "", slug: "" }
          }
        />
      </ClientMessages>
      {problems.map((problem) => (
        <Problem key={problem.of} problem={problem} fields={fields} />
      ))}
      {moved && (
        <p className={styles.notice} data-testid="scenario-moved-on">
          {t("link.movedOn", { made: date(moved.asOfDay as number), now: date(baseDay) })}
        </p>
      )}
      <p className={styles.says} data-testid="scenario-says">
        {scenario.link === null ? (
          t("base", { day: date(baseDay) })
        ) : (
          <Differs scenario={scenario} fields={fields} text="differs" />
        )}
        {against.link !== null && (
          <>
            {" "}
            <Differs scenario={against} fields={fields} text="againstDiffers" />
          </>
        )}
      </p>
    </section>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"scenarios">>>;

function versionedName(scenario: Scenario, locale: "en" | "ko", t: Translate): string {
  const name = scenarioName(scenario, locale);
  return scenario.version === null ? name : t("version", { name, version: scenario.version });
}

/** What can be edited again as it stands. */
const typedText = (value: unknown) => (Array.isArray(value) ? value.join(" ") : String(value));

async function Differs({
  scenario,
  fields,
  text,
}: {
  scenario: Scenario;
  fields: FieldView[];
  text: "differs" | "againstDiffers";
}) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("scenarios")]);
  const place = (name: string) => fields.findIndex(({ field }) => field === name);
  const values = [...overrideValues(scenario.overrides)].sort(([a], [b]) => place(a) - place(b));
  return (
    <>
      <b>{t(text, { name: versionedName(scenario, locale, t) })}</b>{" "}
      {values.length === 0
        ? t("nothing")
        : values.map(([name, value], i) => {
            const field = fields.find((one) => one.field === name);
            const isNew = field?.baseValue === null;
            const times = field?.group === "durations" || field?.group === "hazard" ? "× " : "";
            return (
              <span key={name}>
                {i > 0 && " · "}
                {t.rich(isNew ? "setToNew" : "setTo", {
                  label: field?.label ?? name,
                  value: times + (typeof value === "number" ? formatValue(value, locale) : typedText(value)),
                  base: times + (field?.baseText ?? ""),
                  dim: (chunks) => <span className={styles.dim}>{chunks}</span>,
                })}
              </span>
            );
          })}
      .
    </>
  );
}

async function Problem({ problem, fields }: { problem: ScenarioProblem; fields: FieldView[] }) {
  const t = await getTranslations("scenarios");
  return (
    <div role="alert" className={styles.notice} data-testid="scenario-problem">
      {t("link.of", { of: problem.of })}
      {t(`link.${problem.reason}`)}
      {problem.problems.length > 0 && (
        <ul>
          {problem.problems.map((one) => {
            const { field, value, code } = draftProblem(one, fields);
            const shown = fields.find((view) => view.field === field);
            return (
              <li key={one.field}>
                {t(`problem.${code}`, { label: shown?.label ?? field, value, limits: shown?.limits ?? "" })}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
