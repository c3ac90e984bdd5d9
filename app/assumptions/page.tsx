import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parameters, referenceClasses } from "@/app/_data/assumptions";
import { everyMoneyParameter } from "@/app/_ui/every-money-parameter";
import parts from "@/app/_ui/parts.module.css";
import { articleParameterRows } from "@/lib/article/article-parameters";
import { parameterDefaults } from "@/lib/chain/defaults";
import { flagThresholdDefaults } from "@/lib/flags/threshold-defaults";
import styles from "./_components/assumptions.module.css";
import { ClassTable } from "./_components/class-table";
import { ParameterTable } from "./_components/parameter-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assumptions"))("title") };
}

/** The order of the files that they come from; what is in none comes last. */
const shipped = [...everyMoneyParameter, ...parameterDefaults, ...flagThresholdDefaults, ...articleParameterRows].map(
  ({ slug }): string => slug,
);
const place = (slug: string) => (shipped.includes(slug) ? shipped.indexOf(slug) : shipped.length);

export default async function AssumptionsPage() {
  const [rows, classes, t] = await Promise.all([parameters(), referenceClasses(), getTranslations("assumptions")]);
  const ordered = [...rows].sort((a, b) => place(a.slug) - place(b.slug));
  const categories = [...new Set(ordered.map(({ category }) => category))];
  const stored = Object.fromEntries(rows.map((row) => [row.slug, row]));
  return (
    <div className={parts.stack}>
      <header>
        <h1>{t("heading")}</h1>
        <p className={`${parts.subtitle} ${styles.prose}`}>{t("summary")}</p>
      </header>
      {categories.map((category) => (
        <ParameterTable
          key={category}
          category={category}
          rows={ordered.filter((row) => row.category === category)}
          stored={stored}
        />
      ))}
      <ClassTable classes={classes} />
    </div>
  );
}
