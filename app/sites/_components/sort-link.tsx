import Link from "next/link";
import { useTranslations } from "next-intl";
import { SortArrow } from "@/app/_ui/data-table/sort-arrow";
import tables from "@/app/_ui/table.module.css";
import {
  type PhaseListQuery,
  phaseSortKeys,
  sortDirection,
  withChange,
  writePhaseListQuery,
} from "@/lib/domain/phase-list";

type Props = { column: string; query: PhaseListQuery };

/** A column's heading that sorts by it: first its usual way, then the other, then the default order again. */
export function SortLink({ column, query }: Props) {
  const t = useTranslations("sites");
  const key = phaseSortKeys.find((candidate) => candidate === column);
  if (!key || key === "risk") return null;
  const sorted = query.sort === key && sortDirection(query);
  const usual = sortDirection({ sort: key, dir: null });
  const next: Partial<PhaseListQuery> = !sorted
    ? { sort: key, dir: null }
    : sorted === usual
      ? { sort: key, dir: usual === "asc" ? "desc" : "asc" }
      : { sort: "risk", dir: null };
  const help = key === "site" || key === "economy" || key === "operator" ? undefined : t(`columnHelp.${key}`);
  return (
    <Link
      href={`/sites${writePhaseListQuery(withChange(query, next))}`}
      className={tables.sort}
      title={help ?? t("sortBy", { column: t(`column.${key}`) })}
      scroll={false}
      prefetch={false}
    >
      {t(`column.${key}`)}
      <SortArrow direction={sorted} />
    </Link>
  );
}
