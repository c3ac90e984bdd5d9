import type { ParameterPreview } from "@/app/_data/assumptions";
import { ParameterEdit } from "@/lib/domain/model-input";
import { readNumber } from "@/lib/domain/number-text";

const fields = ["value", "mark", "sourceText", "sourceUrl"] as const;
export type EditField = (typeof fields)[number];

export type EditProblem =
  | { field: "value"; code: "missing" | "number" | "limits" }
  | { field: "mark" | "sourceText" | "sourceUrl"; code: "refused" };

/** What the form holds, as typed, what is wrong with it, and what it would do. */
export type EditFormState = {
  values: Record<EditField, string>;
  /** The newest version that the analyst has before them. */
  basedOnVersion: number;
  asked: "nothing" | "preview" | "save";
  problems: EditProblem[];
  outcome: "conflict" | "same" | null;
  /** `key`: what was previewed (`previewKey`). Null phases: the value is the newest one's, so nothing would move. */
  effect: { key: string; value: number; preview: ParameterPreview | null } | null;
};

/** The form's fields; one that is missing is empty. */
export function editFormValues(form: FormData): EditFormState["values"] {
  const text = (field: EditField) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  return { value: text("value"), mark: text("mark"), sourceText: text("sourceText"), sourceUrl: text("sourceUrl") };
}

/** What a preview was of; one of another value or of another version says nothing of these. */
export const previewKey = (value: number, basedOnVersion: number) => `${basedOnVersion}:${value}`;

/** The edit that the form makes, or everything wrong with it but the limits of the value, which the model decides. */
export function readEditForm(
  slug: string,
  values: EditFormState["values"],
  basedOnVersion: number,
): { ok: true; edit: ParameterEdit } | { ok: false; problems: EditProblem[] } {
  const value = readNumber(values.value);
  const { mark, sourceText } = values;
  const read = ParameterEdit.safeParse({
    slug,
    value,
    mark,
    sourceText,
    sourceUrl: values.sourceUrl.trim() || null,
    basedOnVersion,
  });
  if (read.success) return { ok: true, edit: read.data };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  const problems = fields.flatMap((field): EditProblem[] => {
    if (!wrong.has(field)) return [];
    if (field !== "value") return [{ field, code: "refused" }];
    return [{ field, code: values.value.trim() === "" ? "missing" : "number" }];
  });
  return { ok: false, problems };
}
