import type { InputProblem, Result } from "@/lib/domain/result";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { OverrideGroup } from "@/lib/scenarios/groups";
import { overridesOf } from "@/lib/scenarios/override-fields";
import { readOverrides, type ScenarioOverrides } from "@/lib/scenarios/overrides";

/** One field of the editor in the reader's language. */
export type FieldView = {
  field: string;
  group: OverrideGroup;
  label: string;
  /** What holds when the field is left empty; a value equal to it is no override. Null of what the base does not have. */
  baseValue: number | null;
  baseText: string;
  unit: string;
  limits: string;
  mark: EvidenceMark | null;
  source: string;
  sourceLang: string | undefined;
  /** Of a stored parameter. */
  version: number | null;
  /** What a supposition starts from, as text for its field. */
  start: string | null;
  isList: boolean;
  /** Of a duration that is one thing of a kind (`works.substation`). */
  isPart: boolean;
};

/** A refused value; `code` is its message in `scenarios.problem`. */
export type DraftProblem = { field: string; value: string; code: ProblemCode };
type ProblemCode = "limits" | "number" | "missing" | "economies" | "median" | "field";

const EXPORT = "exportControl.";
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * The overrides that an editor's fields say, checked by the schema that the server reads them with; or every refused value with its field.
 * @param texts what was typed, by field; empty is as in the base
 * @param isLicenceSupposed whether the fields of the export licence count
 */
export function readDraft(
  texts: Readonly<Record<string, string>>,
  fields: readonly FieldView[],
  isLicenceSupposed: boolean,
): Result<ScenarioOverrides, { problems: DraftProblem[] }> {
  const values = new Map<string, unknown>();
  for (const { field, baseValue, isList } of fields) {
    const isLicence = field.startsWith(EXPORT);
    const text = (texts[field] ?? "").trim();
    if (isLicence ? !isLicenceSupposed : text === "") continue;
    const value = isList ? text.toUpperCase().split(/[\s,]+/) : numberOf(text);
    if (value !== baseValue) values.set(field, value);
  }
  const read = readOverrides(overridesOf(values));
  if (read.ok) return read;
  return { ok: false, failure: { problems: read.failure.problems.map((problem) => draftProblem(problem, fields)) } };
}

/** A number as typed, thousands apart or not; what is none stays text, for the schema to refuse. */
function numberOf(text: string): number | string | undefined {
  if (text === "") return undefined;
  const plain = text.replaceAll(",", "").replace("−", "-");
  return NUMBER.test(plain) ? Number(plain) : text;
}

/** A problem of `readOverrides` with the field that shows it and its message. */
export function draftProblem(
  { field, value, reason }: InputProblem,
  fields: readonly Pick<FieldView, "field" | "isList">[],
): DraftProblem {
  const shown = fields.find((one) => field === one.field || field.startsWith(`${one.field}.`));
  const text = value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const code = (): ProblemCode => {
    if (!shown) return "field";
    if (text === "") return "missing";
    if (shown.isList) return "economies";
    if (typeof value !== "number") return "number";
    return reason.includes("delayMedianDays") ? "median" : "limits";
  };
  return { field: shown?.field ?? field, value: text, code: code() };
}
