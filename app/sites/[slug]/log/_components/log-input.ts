import { ClaimStatement } from "@/lib/domain/claim-input";
import { normaliseDateText, parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { readDate } from "@/lib/domain/dates-as-written/read-date";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { isBlank } from "@/lib/domain/plain-text";
import type { PhaseTargets } from "@/lib/domain/records";
import type { InputProblem } from "@/lib/domain/result";
import { indicatorSteps } from "@/lib/domain/vocabulary";
import { readTarget, targetIndicator } from "./log-target";
import type { LogField, LogValues } from "./log-values";

/** What is wrong with a field; the code is a message of the form (`text`: see `textProblem`), `values` what the message names. */
export type LogProblem = {
  field: LogField;
  code:
    | "target"
    | "step"
    | "kind"
    | "date"
    | "dateNeeded"
    | "datePast"
    | "knownOn"
    | "knownOnFuture"
    | "url"
    | "needed"
    | "text"
    | "choose"
    | "day"
    | "promise"
    | "claimant"
    | "sourceDiffers"
    | "refused";
  values?: { given: string; onRecord: string | null };
};

export type ReadLog = { ok: true; input: MilestoneLogInput } | { ok: false; problems: LogProblem[] };

/** What the form says as a command's input, or which fields cannot be taken and why. */
export function readLog(values: LogValues, phases: PhaseTargets[]): ReadLog {
  const target = readTarget(values.target, phases);
  const about = target && targetIndicator(target, phases);
  const problems: LogProblem[] = [];
  if (!target || !about) problems.push({ field: "target", code: "target" });
  else if (!(indicatorSteps[about.kind] as readonly string[]).includes(values.step))
    problems.push({ field: "step", code: "step" });
  const orNull = (text: string) => (isBlank(text) ? null : text.trim());
  const parsed = MilestoneLogInput.safeParse({
    target,
    step: values.step,
    kind: values.kind,
    date: normaliseDateText(values.date),
    knownOn: values.knownOn.trim(),
    source: {
      url: orNull(values.url),
      title: values.title,
      publisher: values.publisher,
      publishedOn: orNull(values.publishedOn),
      class: values.class,
    },
    sourceChoice: orNull(values.sourceChoice),
    quote: orNull(values.quote),
    claimantSlug: orNull(values.claimant),
    mark: values.mark,
    note: orNull(values.note),
  });
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) {
      const problem = problemOf(path.map(String), values);
      if (!problems.some(({ field }) => field === problem.field)) problems.push(problem);
    }
    return { ok: false, problems };
  }
  const isPastProblem = claimProblem(parsed.data);
  if (isPastProblem) problems.push(isPastProblem);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, input: parsed.data };
}

const sourceFields: readonly LogField[] = ["url", "title", "publisher", "publishedOn", "class"];

function problemOf(path: string[], values: LogValues): LogProblem {
  const [first = "", second] = path;
  const field =
    first === "source" ? sourceFields.find((one) => one === second) : first === "claimantSlug" ? "claimant" : first;
  switch (field) {
    case "date":
      return { field, code: readDate(values.date).kind === "unknown" ? "dateNeeded" : "date" };
    case "url":
    case "knownOn":
    case "step":
    case "kind":
    case "target":
      return { field, code: field };
    case "publishedOn":
      return { field, code: "day" };
    case "title":
    case "publisher":
    case "quote":
    case "note":
      return { field, code: isBlank(values[field]) ? "needed" : "text" };
    case "class":
    case "mark":
    case "sourceChoice":
      return { field, code: "choose" };
    case "claimant":
      return { field, code: "claimant" };
    default:
      return { field: "target", code: "refused" };
  }
}

/** What saving would refuse about the claim itself: a future day that is stated as past. */
function claimProblem(input: MilestoneLogInput): LogProblem | null {
  const date = parsePartialDate(input.date) ?? { earliestOn: null, latestOn: null, precision: "unknown" as const };
  const { kind, knownOn } = input;
  const parsed = ClaimStatement.safeParse({ kind, knownOn, ...date });
  if (parsed.success) return null;
  const isKnownOn = parsed.error.issues[0]?.path[0] === "knownOn";
  return isKnownOn ? { field: "knownOn", code: "knownOn" } : { field: "date", code: "datePast" };
}

/** The commands' refusals beside the form's fields. */
export function refusals(problems: InputProblem[]): LogProblem[] {
  return problems.map(({ field, value, onRecord }): LogProblem => {
    switch (field) {
      case "source.publishedOn":
        return { field: "publishedOn", code: "knownOnFuture" };
      case "source.publisher":
      case "source.class": {
        const values = { given: String(value), onRecord: onRecord ?? null };
        return { field: field === "source.class" ? "class" : "publisher", code: "sourceDiffers", values };
      }
      case "knownOn":
        return { field: "knownOn", code: "knownOnFuture" };
      case "claimantId":
        return { field: "claimant", code: "promise" };
      case "claimantSlug":
        return { field: "claimant", code: "claimant" };
      case "earliestOn":
      case "latestOn":
      case "precision":
        return { field: "date", code: "datePast" };
      default:
        return { field: "target", code: "refused" };
    }
  });
}
