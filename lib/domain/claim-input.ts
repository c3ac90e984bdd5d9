import { z } from "zod";
import { evidenceFields, id, milestoneDay, optionalId, optionalMilestoneDay, optionalText, text } from "./fields";
import {
  claimKinds,
  confidences,
  type DatePrecision,
  datePrecisions,
  type OrganisationRole,
  type SourceClass,
  storedPrecisions,
} from "./vocabulary";

/** Those whose word on a date is a promise: they control it. Anybody else's is an estimate. */
export const promisingSourceClasses: readonly SourceClass[] = ["operator", "counterparty", "utility", "regulator"];
export const promisingRoles: readonly OrganisationRole[] = [
  "operator",
  "utility",
  "manufacturer",
  "seller",
  "contractor",
  "regulator",
];

/** What is claimed and when, by any party about any milestone. */
const statement = {
  kind: z.enum(claimKinds, `kind: expected one of ${claimKinds.join(", ")}`),
  earliestOn: optionalMilestoneDay("earliestOn"),
  latestOn: optionalMilestoneDay("latestOn"),
  precision: z.enum(datePrecisions, `precision: expected one of ${datePrecisions.join(", ")}`),
  /** When the source said it. */
  knownOn: milestoneDay("knownOn"),
};

const Statement = z.object(statement).strict();
type Statement = z.infer<typeof Statement>;

function checkDates(claim: Statement, context: z.RefinementCtx): void {
  const refuse = (path: keyof Statement, message: string) =>
    context.addIssue({ code: "custom", path: [path], message: `${path}: ${message}` });
  const { earliestOn = null, latestOn = null, precision } = claim;
  if (precision === "unknown" && (earliestOn || latestOn)) refuse("precision", "an unknown date has no days");
  if (precision === "by" && earliestOn) refuse("earliestOn", "a date with precision `by` has no first day");
  if (precision === "not_before" && latestOn) refuse("latestOn", "a date with precision `not_before` has no last day");
  if (precision !== "unknown" && precision !== "not_before" && !latestOn)
    refuse("latestOn", `precision ${precision} needs a last day`);
  if (precision !== "unknown" && precision !== "by" && !earliestOn)
    refuse("earliestOn", `precision ${precision} needs a first day`);
  if (earliestOn && latestOn && earliestOn > latestOn) refuse("latestOn", `not before the first day, ${earliestOn}`);
  if (precision === "day" && earliestOn !== latestOn)
    refuse("latestOn", "precision day has one day, first and last the same");
  const isPast = claim.kind === "actual" || claim.kind === "inferred";
  if (isPast && earliestOn && earliestOn > claim.knownOn)
    refuse("earliestOn", `what ${claim.kind} says is past: not after the day it was said, ${claim.knownOn}`);
}

/** Whether the database keeps dates of such a precision. */
export function isKept({ precision }: { precision: DatePrecision }): boolean {
  return (storedPrecisions as readonly DatePrecision[]).includes(precision);
}

/** A claim before it has a milestone and a source. */
export const ClaimStatement = Statement.superRefine(checkDates);

export const ClaimInput = z
  .object({
    ...statement,
    milestoneId: id("milestoneId"),
    sourceId: id("sourceId"),
    /** The party whose word it is, when it is not the source itself. */
    claimantId: optionalId("claimantId"),
    confidence: z.enum(confidences).nullable().optional(),
    mark: evidenceFields.mark,
    quote: optionalText("quote", 4_000),
    note: evidenceFields.note,
    noteKo: evidenceFields.noteKo,
    importId: optionalId("importId"),
  })
  .strict()
  .superRefine(checkDates)
  .refine(isKept, { path: ["precision"], error: `precision: expected one of ${storedPrecisions.join(", ")}` });
export type ClaimInput = z.infer<typeof ClaimInput>;

export const RetractionInput = z.object({ claimId: id("claimId"), reason: text("reason", 1_000) }).strict();
export type RetractionInput = z.infer<typeof RetractionInput>;
