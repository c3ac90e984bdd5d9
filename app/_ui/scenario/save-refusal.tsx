import { useTranslations } from "next-intl";
import type { SavedScenario } from "@/app/_scenario/actions";
import { modelTextLimits } from "@/lib/domain/model-input";
import { useTextProblem } from "../text-problem";
import type { FieldView } from "./read-draft";
import { RefusedValues } from "./refused-values";

/** Why nothing was saved; `overrides`: the editor's fields show it themselves. */
export type SaveRefused = Extract<SavedScenario, { ok: false }> | { refused: "overrides" | "noAnswer" };

const OVERRIDES = "overrides.";

const slugProblem = (refused: SaveRefused | null) =>
  refused?.refused === "invalid" ? refused.problems.find(({ field }) => field === "slug") : undefined;

export const isSlugRefused = (refused: SaveRefused | null): boolean => slugProblem(refused) !== undefined;

type Props = { refused: SaveRefused; slug: string; name: string; fields: FieldView[] };

/** In the reader's words, with every value that the server refused and its limits. */
export function SaveRefusal({ refused, slug, name, fields }: Props) {
  const t = useTranslations("scenarios.editor.saveRefused");
  const label = useTranslations("scenarios.editor");
  const textProblemOf = useTextProblem();
  if (refused.refused === "moved") return t("moved", { value: slug, version: refused.newestVersion });
  if (refused.refused === "full") return t("full", { limit: refused.limit });
  if (refused.refused !== "invalid") return t(refused.refused);
  const { problems } = refused;
  const ofSlug = slugProblem(refused);
  const overrides = problems.filter(({ field }) => field.startsWith(OVERRIDES));
  return (
    <>
      {ofSlug && <p>{t("slug", { value: String(ofSlug.value) })}</p>}
      {problems.some(({ field }) => field === "nameEn" || field === "nameKo") && (
        <p>{textProblemOf(label("name"), name, modelTextLimits.name)}</p>
      )}
      {overrides.length > 0 && <p>{t("overrides")}</p>}
      <RefusedValues
        problems={overrides.map((one) => ({ ...one, field: one.field.slice(OVERRIDES.length) }))}
        fields={fields}
      />
    </>
  );
}
