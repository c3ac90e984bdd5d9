import { useTranslations } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import type { LeverNeed } from "@/lib/article/driver-model";
import { leverRows, levers } from "@/lib/portfolio/article-cases";
import type { LeverAnswer, ProgrammeAnswers } from "@/lib/portfolio/programme-answers";
import { Figure } from "./figure";
import styles from "./money.module.css";

const views = ["atArticle", "atEngine"] as const;

/** What must go right: how far each driver would have to go on its own for each end of the claims. */
export function LeversCard({ answers }: { answers: ProgrammeAnswers }) {
  const t = useTranslations("programmes.money.levers");
  return (
    <section className={parts.card} data-testid="levers">
      <h2>
        {t("title")} <EvidenceBadge mark="U" detail={t("mark")} />
        <small>{t("subtitle")}</small>
      </h2>
      {views.map((view) => {
        const isShown = view === "atArticle" || answers.levers.some(({ atEngine }) => atEngine !== null);
        if (!isShown) return <Unknown key={view} reason={t("noShare")} />;
        return (
          <ScrollRegion key={view} label={t(`view.${view}`)}>
            <table className={`${tables.numbers} ${styles.table}`}>
              <caption className={tables.caption}>{t(`view.${view}`)}</caption>
              <thead>
                <tr>
                  <th scope="col" data-column="case">
                    {t("column.target")}
                  </th>
                  {levers.map((lever) => (
                    <th key={lever} scope="col">
                      {t(`column.${lever}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {answers.levers.map((answer) => (
                  <LeverRow key={`${answer.claim} ${answer.end}`} answer={answer} view={view} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        );
      })}
      <p className={parts.dim}>{t("meaning")}</p>
    </section>
  );
}

function LeverRow({ answer, view }: { answer: LeverAnswer; view: (typeof views)[number] }) {
  const t = useTranslations("programmes.money.levers");
  const { claim, end, usd } = answer;
  return (
    <tr>
      <th scope="row" data-column="case">
        {t.rich(claim === "a09" ? "target.revenue" : "target.income", {
          usd: () => <Figure name={`target.${claim}.${end}`} value={usd} unit="USD" />,
        })}
      </th>
      {leverRows(answer).map(({ lever, [view]: need }) => (
        <td key={lever}>
          <Need name={`lever.${view}.${claim}.${end}.${lever}`} need={need} />
        </td>
      ))}
    </tr>
  );
}

function Need({ name, need }: { name: string; need: LeverNeed | null }) {
  const t = useTranslations("programmes.money.levers");
  if (need === null) return <Unknown word={t("never")} reason={t("neverReason")} />;
  const unit = need.lever === "capexUsdPerMw" ? "USD per MW" : "share";
  const state = need.isMet ? "met" : need.isReachable ? "reachable" : "beyond";
  return (
    <>
      <Figure name={name} value={need.needed} unit={unit} />
      <small className={styles[state]}>
        {t.rich(`state.${state}`, {
          base: () => <Figure name={`${name}.base`} value={need.base} unit={unit} />,
          limit: () => <Figure name={`${name}.limit`} value={need.limit} unit={unit} />,
        })}
      </small>
    </>
  );
}
