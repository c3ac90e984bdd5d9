import { useTranslations } from "next-intl";
import type { ProgrammeMoneyResult } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import parts from "@/app/_ui/parts.module.css";
import { articleFindings } from "@/lib/article/article-arithmetic";
import { articleClaimsOf } from "@/lib/article/article-claims";
import { articleRowsOf } from "@/lib/article/article-parameters";
import { AnswerCard } from "./answer-card";
import { ArticleCard } from "./article-card";
import { CoverageCard } from "./coverage-card";
import { FansCard } from "./fans-card";
import { FindingsCard } from "./findings-card";
import { LeversCard } from "./levers-card";

/**
 * What a programme's sites and the unnamed rest come to by year, compared with what is claimed; or why there are no
 * figures.
 */
export function ProgrammeMoney({ programme, result }: { programme: Programme; result: ProgrammeMoneyResult }) {
  const t = useTranslations("programmes.money");
  if (!result.ok)
    return (
      <section className={parts.card}>
        <h2>{t("unknown.title")}</h2>
        <p>{t(`unknown.${result.reason}`)}</p>
        {result.problems.length > 0 && (
          <ul>
            {result.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </section>
    );
  const { money } = result;
  const claims = articleClaimsOf(programme.pledges);
  const findings = claims ? articleFindings(claims, articleRowsOf(money.model.parameters)) : [];
  return (
    <>
      <AnswerCard programme={programme} money={money} />
      <FansCard programme={programme} money={money} />
      <CoverageCard programme={programme} money={money} />
      {money.answers && (
        <>
          <ArticleCard findings={findings} answers={money.answers} />
          <LeversCard answers={money.answers} />
          <FindingsCard findings={findings} pledges={programme.pledges} />
        </>
      )}
    </>
  );
}
