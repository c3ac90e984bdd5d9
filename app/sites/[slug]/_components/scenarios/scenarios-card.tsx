import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { PageResult } from "@/app/_data/results";
import type { PhaseDifference, Scenario, ScenarioChoice } from "@/app/_data/scenario";
import { Calculating } from "@/app/_ui/calculating/calculating";
import parts from "@/app/_ui/parts.module.css";
import { withParams, withScenario } from "@/app/_ui/scenario/address";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import type { PhaseRecord } from "@/lib/domain/records";
import { phaseName } from "@/lib/format/phase-name";
import { namedScenarios } from "@/lib/scenarios/named";
import site from "../site.module.css";
import { Causes } from "./causes";
import { effectOf, type FigureRow, figureRows, unitOf } from "./difference-view";
import { useFigureText } from "./figure-text";
import { FigureValue } from "./figure-value";
import styles from "./scenarios.module.css";

type Props = {
  slug: string;
  phases: PhaseRecord[];
  phase: PhaseRecord;
  choice: ScenarioChoice;
  stored: Scenario[];
  /** Null when the site has no forecast, or nothing is compared. */
  comparison: PageResult<PhaseDifference[]> | null;
};

/** The selected phase under two scenarios, with the difference and its causes, and every phase in short; or the scenarios to choose from. */
export function ScenariosCard(props: Props) {
  const t = useTranslations("scenarios.card");
  const { choice, comparison, phase } = props;
  const own = comparison?.value?.find(({ phaseId }) => phaseId === phase.id);
  return (
    <section className={`${site.card} ${styles.card}`} aria-labelledby="scenarios" data-testid="scenarios-card">
      <h2 id="scenarios">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {!choice.isCompared ? (
        <Offer {...props} />
      ) : comparison?.pending ? (
        <Calculating pending={comparison.pending} />
      ) : comparison === null ? (
        <p className={site.note}>{t("noForecast")}</p>
      ) : (
        <SideBySide {...props} comparison={comparison.value} difference={own ?? null} />
      )}
    </section>
  );
}

/** One line for each scenario that comes with the product. */
function Offer({ slug, phase, stored }: Props) {
  const t = useTranslations("scenarios.card");
  const locale = useLocale();
  return (
    <>
      <p className={styles.note}>{t("choose")}</p>
      <ul className={styles.offer}>
        {namedScenarios.map(({ slug: named, reasonEn, reasonKo }) => {
          const found = stored.find((one) => one.slug === named);
          if (!found) return null;
          const name = scenarioName(found, locale);
          const href = withParams(`/sites/${slug}?phase=${phase.ordinal}`, { scenario: found.link });
          return (
            <li key={named}>
              {found.link === null ? (
                <b>{name}</b>
              ) : (
                <Link href={href} scroll={false}>
                  {name}
                </Link>
              )}{" "}
              <span>{locale === "ko" ? reasonKo : reasonEn}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type SideBySideProps = Omit<Props, "comparison"> & {
  comparison: PhaseDifference[];
  difference: PhaseDifference | null;
};

/** The selected phase with its causes beside it, then what holds for all figures, then every phase. */
function SideBySide(props: SideBySideProps) {
  const { choice, comparison, difference } = props;
  const t = useTranslations("scenarios.card");
  const rows = difference ? figureRows(difference) : [];
  const isSame = rows.every(({ difference: { causes } }) => causes?.length === 0);
  return (
    <div className={styles.both}>
      <div className={styles.figures}>
        {difference ? <SelectedPhase {...props} rows={rows} /> : <p className={site.note}>{t("withdrawn")}</p>}
        <p className={styles.note}>
          {choice.against.link === null && `${t("baseNote")} `}
          {t("betterNote")}
        </p>
        {comparison.length > 1 && <EveryPhase {...props} comparison={comparison} />}
      </div>
      {isSame ? difference && <p className={styles.note}>{t("same")}</p> : <Causes rows={rows} />}
    </div>
  );
}

function SelectedPhase({ phase, choice, rows }: Pick<Props, "phase" | "choice"> & { rows: FigureRow[] }) {
  const t = useTranslations("scenarios.card");
  const locale = useLocale();
  const [from, to] = [scenarioName(choice.against, locale), scenarioName(choice.scenario, locale)];
  const name = phaseName(phase, locale);
  const caption = t("caption", { phase: name, from, to });
  return (
    <ScrollRegion label={caption}>
      <table className={`${tables.numbers} ${tables.compact} ${styles.table}`} data-testid="side-by-side">
        <caption className={parts.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
            <th scope="col">{t("difference")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.figure} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({ row: { figure, difference } }: { row: FigureRow }) {
  const t = useTranslations("scenarios.card");
  const text = useFigureText();
  const unit = unitOf[figure];
  const effect = effectOf(figure, difference);
  return (
    <tr data-figure={figure}>
      <th scope="row">{t(`row.${figure}`)}</th>
      <td>
        <FigureValue unit={unit} value={difference.from} />
      </td>
      <td>
        <FigureValue unit={unit} value={difference.to} />
      </td>
      <td data-effect={effect ?? undefined}>
        {difference.change === null ? "–" : text.change(unit, difference.change)}
        {effect && <small>{t(effect)}</small>}
      </td>
    </tr>
  );
}

function EveryPhase({
  slug,
  phases,
  phase,
  choice,
  comparison,
}: Omit<Props, "comparison"> & { comparison: PhaseDifference[] }) {
  const t = useTranslations("scenarios.card");
  const locale = useLocale();
  const text = useFigureText();
  const names = [scenarioName(choice.against, locale), scenarioName(choice.scenario, locale)];
  const figures = ["p50Day", "cancelledShare", "belowZero"] as const;
  return (
    <details className={site.details} open={comparison.length <= 4 || undefined}>
      <summary>{t("phases")}</summary>
      <ScrollRegion label={t("phasesCaption")}>
        <table className={`${tables.numbers} ${tables.compact} ${styles.table}`}>
          <caption className={parts.hidden}>{t("phasesCaption")}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t("phase")}
              </th>
              <th scope="colgroup" colSpan={3}>
                {t("p50")}
              </th>
              <th scope="colgroup" colSpan={2}>
                {t("cancelled")}
              </th>
              <th scope="colgroup" colSpan={2}>
                {t("belowZero")}
              </th>
            </tr>
            <tr>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
              <th scope="col">{t("difference")}</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.map(({ phaseId, figures: of }) => {
              const found = phases.find(({ id }) => id === phaseId);
              if (!found) return null;
              const name = phaseName(found, locale);
              const href = withScenario(`/sites/${slug}?phase=${found.ordinal}`, choice);
              return (
                <tr key={phaseId} aria-current={found.id === phase.id || undefined}>
                  <th scope="row">
                    <Link href={href} scroll={false}>
                      {name}
                    </Link>
                  </th>
                  {figures.flatMap((figure) => {
                    const { from, to, change } = of[figure];
                    const cells = [from, to].map((value, i) => (
                      <td key={`${figure} ${i === 0 ? "from" : "to"}`}>
                        <FigureValue unit={unitOf[figure]} value={value} />
                      </td>
                    ));
                    return figure === "p50Day"
                      ? [...cells, <td key="change">{change === null ? "–" : text.change("day", change)}</td>]
                      : cells;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
