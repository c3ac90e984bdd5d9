import { z } from "zod";
import { milestoneYears, type PartialDate } from "./dates";
import { parsePartialDate } from "./dates-as-written/partial-date";
import { id, milestoneDay, optionalText, slug, text } from "./fields";
import { SourceInput, sourceChoices, sourceLimits } from "./source-input";
import {
  claimKinds,
  evidenceMarks,
  indicatorKinds,
  indicatorSteps,
  milestoneSteps,
  permitTypes,
  workTypes,
} from "./vocabulary";

const dateRefusal = (text: string) =>
  `date: "${text}" cannot be read; expected e.g. 2027-11-30, 2027-11, 2027-Q4, 2027-H2, 2027, \`by 2027-12\` or \`before 2028\`, ` +
  `in the years ${milestoneYears.first} to ${milestoneYears.last}`;

/** An indicator that is on record, or one to be added to a phase with its first claim. */
const Target = z.union([
  z.object({ indicatorId: id("indicatorId") }).strict(),
  z
    .object({
      phaseId: id("phaseId"),
      kind: z.enum(indicatorKinds, "kind: expected a kind of indicator"),
      /** Which works, or which permit; null for the other kinds. */
      subtype: z.enum([...workTypes, ...permitTypes]).nullable(),
    })
    .strict(),
]);

/** What an analyst fills in to log a milestone: an indicator's step, the date as precise as the source, and who said it where. */
export const MilestoneLogInput = z
  .object({
    target: Target,
    step: z.enum(milestoneSteps, "step: expected one of the indicator's steps"),
    kind: z.enum(claimKinds, `kind: expected one of ${claimKinds.join(", ")}`),
    /** As `parsePartialDate` reads it; empty only for withdrawn and not required. */
    date: z
      .string()
      .trim()
      .refine((value) => value === "" || parsePartialDate(value) !== null, {
        error: ({ input }) => dateRefusal(String(input)),
      }),
    /** When the source said it. */
    knownOn: milestoneDay("knownOn"),
    source: SourceInput,
    /** Whether the source on record is meant, or another one, when the source contradicts the one on record. */
    sourceChoice: z
      .enum(sourceChoices, `sourceChoice: expected one of ${sourceChoices.join(", ")}`)
      .nullable()
      .optional(),
    /** What the claim cites; another claim from the same source cites something else. */
    quote: optionalText("quote", sourceLimits.quote),
    /** The organisation whose word it is, by slug; null: the source itself. */
    claimantSlug: slug("claimantSlug").nullable(),
    mark: z.enum(evidenceMarks, `mark: expected one of ${evidenceMarks.join(", ")}`),
    note: text("note", sourceLimits.note).nullable(),
  })
  .strict()
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message: `${path}: ${message}` });
    if (input.date === "" && input.kind !== "withdrawn" && input.kind !== "not_required") {
      refuse("date", "a promised, estimated, actual or inferred milestone needs one");
    }
    if ("kind" in input.target) {
      const { kind, subtype } = input.target;
      const subtypes: readonly string[] = kind === "works" ? workTypes : kind === "permit" ? permitTypes : [];
      if (subtypes.length > 0 && (subtype === null || !subtypes.includes(subtype)))
        refuse("target", `${kind} needs one of ${subtypes.join(", ")}`);
      if (subtypes.length === 0 && subtype !== null) refuse("target", `${kind} has no subtypes`);
      if (!(indicatorSteps[kind] as readonly string[]).includes(input.step))
        refuse("step", `"${input.step}" is no step of ${kind}`);
    }
  });
export type MilestoneLogInput = z.infer<typeof MilestoneLogInput>;

/** The date that was typed, as an interval; `unknown` where none is needed. */
export function loggedDate({ date }: Pick<MilestoneLogInput, "date">): PartialDate {
  return parsePartialDate(date) ?? { earliestOn: null, latestOn: null, precision: "unknown" };
}
