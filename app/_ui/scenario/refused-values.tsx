import { useTranslations } from "next-intl";
import type { InputProblem } from "@/lib/domain/result";
import { draftProblem, type FieldView } from "./read-draft";

/** Every refused value of a scenario with its field and its limits. */
export function RefusedValues({ problems, fields }: { problems: readonly InputProblem[]; fields: FieldView[] }) {
  const t = useTranslations("scenarios.problem");
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map((one) => {
        const { field, value, code } = draftProblem(one, fields);
        const shown = fields.find((view) => view.field === field);
        return <li key={one.field}>{t(code, { label: shown?.label ?? field, value, limits: shown?.limits ?? "" })}</li>;
      })}
    </ul>
  );
}
