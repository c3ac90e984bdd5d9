"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/app/_auth/actor";
import { flagOf } from "@/app/_data/flags";
import { today } from "@/app/_data/today";
import { database } from "@/db";
import { acknowledgeFlag } from "@/db/commands/acknowledge-flag";
import { escalateFlag } from "@/db/commands/escalate-flag";
import { reopenFlag } from "@/db/commands/reopen-flag";
import { type AnswerFormState, flagAnswers, safeBack, withAnswered } from "./answer-form-state";

const commands = { acknowledge: acknowledgeFlag, escalate: escalateFlag, reopen: reopenFlag };

/**
 * Acknowledges or escalates a flag, or takes that back, and leads back to where the form stood. What cannot be taken comes back beside its
 * field with everything that was typed; so does a flag that has moved on, with its present version.
 */
export async function answerFlagAction(
  flagId: number,
  before: AnswerFormState,
  form: FormData,
): Promise<AnswerFormState> {
  const actor = await currentActor();
  if (actor.kind !== "user") throw new Error("only an analyst answers a flag");
  const text = (field: string) => String(form.get(field) ?? "");
  const kind = flagAnswers.find((one) => one === text("intent")) ?? "acknowledge";
  const values = { note: text("note"), until: text("until") };
  const basedOnVersion = Number(form.get("basedOnVersion"));
  const state: AnswerFormState = { ...before, values, basedOnVersion, problems: [], outcome: null };
  const until = kind === "acknowledge" && values.until !== "" ? values.until : null;
  if (until !== null && until <= today()) return { ...state, problems: [{ field: "until", code: "past" }] };
  const said = values.note.trim() === "" ? null : values.note;
  const input = { flagId, basedOnVersion, note: said, ...(kind === "acknowledge" ? { until } : {}) };
  if (said === null && kind !== "reopen") return { ...state, problems: [{ field: "note", code: "missing" }] };
  const saved = await commands[kind](database(), actor, input);
  if (!saved.ok && saved.failure.kind === "invalid") {
    const wrong = saved.failure.problems.map(({ field }) => field);
    const fields = (["note", "until"] as const).filter((field) => wrong.includes(field));
    if (fields.length === 0) throw new Error(saved.failure.problems.map(({ reason }) => reason).join("; "));
    return { ...state, problems: fields.map((field) => ({ field, code: "refused" })) };
  }
  if (!saved.ok) {
    // The page is not read again: what was typed would go with a flag that is no longer on it.
    const now = await flagOf(String(flagId));
    return { ...state, basedOnVersion: now?.flag.version ?? basedOnVersion, outcome: "conflict" };
  }
  revalidatePath("/", "layout");
  redirect(withAnswered(safeBack(form.get("back")), flagId) as Route);
}
