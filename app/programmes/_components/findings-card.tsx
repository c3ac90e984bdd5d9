import { useLocale, useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { articleClaimSlugs, claimStanding } from "@/lib/article/article-claims";
import { articleSourceKo } from "@/lib/article/article-parameters-ko";
import type { Finding, FindingStep } from "@/lib/article/finding";
import { nameParts } from "@/lib/portfolio/article-cases";
import { Figure } from "./figure";
import styles from "./money.module.css";
import { Standing } from "./standing";

type Props = { findings: Finding[]; pledges: Pledge[] };

/** What the article's own figures come to, each with its calculation open to inspection. */
export function FindingsCard({ findings, pledges }: Props) {
  const t = useTranslations("programmes.money.findings");
  return (
    <section className={parts.card} data-testid="findings">
      <h2>
        {t("title")} <EvidenceBadge mark="D" />
        <small>{t("subtitle")}</small>
      </h2>
      {findings.map((finding) => (
        <FindingView key={finding.id} finding={finding} pledges={pledges} />
      ))}
    </section>
  );
}

function FindingView({ finding, pledges }: { finding: Finding; pledges: Pledge[] }) {
  const t = useTranslations("programmes.money.findings");
  const word = useNameWord();
  const isContradiction = finding.against.some(({ isContradicted }) => isContradicted);
  return (
    <details className={styles.findingItem} data-finding={finding.id} data-contradicts={isContradiction}>
      <summary>
        <span className={isContradiction ? styles.loss : styles.met}>
          {isContradiction ? t("contradiction") : t("consistent")}
        </span>{" "}
        {t(`headline.${finding.id}`)}
        <small>
          {" — "}
          {finding.results.map(({ name, value, unit }, i) => (
            <span key={name}>
              {i > 0 && "; "}
              {nameParts(name).map(word).join(" ")}{" "}
              <Figure name={`summary.${finding.id}.${name}`} value={value} unit={unit} />
            </span>
          ))}{" "}
          {finding.isCalibratedToArticle && t("calibrated")}
        </small>
      </summary>
      <p className={styles.formula}>{t(`formula.${finding.id}`)}</p>
      <ScrollRegion label={t(`headline.${finding.id}`)}>
        <table className={`${tables.numbers} ${styles.table}`}>
          <TableHead columns={["name", "value", "source"]} title={(column) => t(`column.${column}`)} isMarked />
          <Inputs finding={finding} pledges={pledges} />
          <Steps kind="steps" finding={finding} steps={finding.steps} />
          <Steps kind="results" finding={finding} steps={finding.results} />
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {t("group.against")}
              </th>
            </tr>
            {finding.against.map(({ claim, isContradicted }) => (
              <tr key={claim}>
                <th scope="row" data-column="name">
                  <ClaimName slug={claim} pledges={pledges} />
                </th>
                <td>{isContradicted ? t("contradicted") : t("compatible")}</td>
                <td data-column="source">
                  <ClaimStanding slug={claim} pledges={pledges} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

function Inputs({ finding, pledges }: { finding: Finding; pledges: Pledge[] }) {
  const t = useTranslations("programmes.money.findings");
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {t("group.inputs")}
        </th>
      </tr>
      {finding.inputs.map(({ slug, value, unit, source, mark }) => {
        const isClaim = articleClaimSlugs.some((claim) => claim === slug);
        return (
          <tr key={`${slug} ${value}`}>
            <th scope="row" data-column="name">
              {isClaim ? <ClaimName slug={slug} pledges={pledges} /> : t(`parameter.${slug as "article-utilisation"}`)}
            </th>
            <td>
              <Figure name={`${finding.id}.input.${slug}`} value={value} unit={unit} /> <EvidenceBadge mark={mark} />
            </td>
            <td data-column="source">
              {isClaim ? (
                <ClaimStanding slug={slug} pledges={pledges} />
              ) : (
                <Prose text={source} korean={articleSourceKo(slug, source)} />
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

type StepsProps = { kind: "steps" | "results"; finding: Finding; steps: FindingStep[] };

function Steps({ kind, finding, steps }: StepsProps) {
  const t = useTranslations("programmes.money.findings");
  const word = useNameWord();
  if (steps.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {t(`group.${kind}`)}
        </th>
      </tr>
      {steps.map(({ name, value, unit }) => (
        <tr key={name}>
          <th scope="row" data-column="name">
            {nameParts(name).map(word).join(" · ")}
          </th>
          <td>
            <Figure name={`${finding.id}.${kind}.${name}`} value={value} unit={unit} /> <EvidenceBadge mark="D" />
          </td>
          <td />
        </tr>
      ))}
    </tbody>
  );
}

/** The word for one part of a calculation's name: a parameter's, else one of the few of the formulas. */
function useNameWord() {
  const t = useTranslations("programmes.money.findings");
  return (part: string) =>
    t.has(`parameter.${part as "article-utilisation"}`)
      ? t(`parameter.${part as "article-utilisation"}`)
      : t(`word.${part as "revenue"}`);
}

function ClaimName({ slug, pledges }: { slug: string; pledges: Pledge[] }) {
  const locale = useLocale();
  const pledge = pledges.find((one) => one.slug === slug);
  const name = pledge ? (locale === "ko" ? pledge.quantityKo : pledge.quantityEn) : null;
  return (
    <>
      <a href={`#${slug}`}>{slug.toUpperCase()}</a> {name}
    </>
  );
}

function ClaimStanding({ slug, pledges }: { slug: string; pledges: Pledge[] }) {
  const t = useTranslations("programmes.money.findings");
  const pledge = pledges.find((one) => one.slug === slug);
  if (!pledge) return null;
  const standing = claimStanding(pledge);
  return (
    <>
      {t("article")} <Prose text={pledge.claimant} korean={pledge.claimantKo} /> · <Standing standing={standing} />
    </>
  );
}
