import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { type ScenarioProblem, type SearchParams, scenarioChoice, scenarioList } from "@/app/_data/scenario";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { formatEpochDay } from "@/lib/format/dates";
import { overrideValues } from "@/lib/scenarios/override-fields";
import look from "./field.module.css";
import { addressOf, withParams } from "./scenario/address";
import { ScenarioControls } from "./scenario/controls";
import { Differs } from "./scenario/differs";
import { fieldViews, typedText } from "./scenario/field-views";
import { scenarioOptions } from "./scenario/options";
import type { FieldView } from "./scenario/read-draft";
import { RefusedValues } from "./scenario/refused-values";
import styles from "./scenario/scenario.module.css";
import { scenarioName } from "./scenario/scenario-name";

type Props = {
  /** The page's own address, without parameters. */
  path: string;
  /** The page's parameters, unread. */
  asked: SearchParams;
};

/**
 * Which scenario the page is seen under and what it is compared with, as its address says; the means to choose, edit, share and keep one.
 * It says what differs from the base, and what is wrong with a link.
 */
export async function ScenarioBar({ path, asked }: Props) {
  const choice = await scenarioChoice(asked);
  const [options, stored, fields, locale, t] = await Promise.all([
    scenarioOptions([choice.scenario, choice.against], asked),
    scenarioList(asked),
    fieldViews(),
    getLocale(),
    getTranslations("scenarios"),
  ]);
  const { scenario, against, problems, baseDay } = choice;
  const date = (day: number) => formatEpochDay(day, locale);
  const moved = [scenario, against].find(({ asOfDay }) => asOfDay !== null && asOfDay !== baseDay);
  return (
    <section className={`${look.tight} ${styles.bar}`} aria-label={t("label")} data-testid="scenario-bar">
      <ClientMessages of={["scenarios", "shell", "words"]}>
        <ScenarioControls
          address={addressOf(path, asked)}
          options={options}
          scenario={scenario.link ?? ""}
          against={against.link ?? ""}
          baseDay={baseDay}
          fields={fields}
          initial={Object.fromEntries(
            [...overrideValues(scenario.overrides)].map(([field, value]) => [field, typedText(value)]),
          )}
          draftName={
            scenario.kind === "stored" && stored.some(({ slug, isOwn }) => isOwn && slug === scenario.slug)
              ? { name: scenarioName(scenario, locale), slug: scenario.slug ?? "", version: scenario.version }
              : { name: "", slug: "", version: null }
          }
        />
      </ClientMessages>
      {problems.map((problem) => (
        <Problem key={problem.of} problem={problem} fields={fields} />
      ))}
      {moved && (
        <p className={`${look.notice} ${styles.notice}`} data-testid="scenario-moved-on">
          {t("link.movedOn", { made: date(moved.asOfDay as number), now: date(baseDay) })}
        </p>
      )}
      <div className={styles.says} data-testid="scenario-says">
        {scenario.link === null ? (
          <p>{t("base", { day: date(baseDay) })}</p>
        ) : (
          <Differs scenario={scenario} fields={fields} text="differs" />
        )}
        {against.link !== null && <Differs scenario={against} fields={fields} text="againstDiffers" />}
        {scenario.link !== null && (
          <Link href={withParams("/portfolio", { scenario: scenario.link })} prefetch={false}>
            {t("toPortfolio")}
          </Link>
        )}
      </div>
    </section>
  );
}

async function Problem({ problem, fields }: { problem: ScenarioProblem; fields: FieldView[] }) {
  const t = await getTranslations("scenarios");
  return (
    <div role="alert" className={`${look.notice} ${styles.notice}`} data-testid="scenario-problem">
      {t("link.of", { of: problem.of })}
      {t(`link.${problem.reason}`)}
      <RefusedValues problems={problem.problems} fields={fields} />
    </div>
  );
}
