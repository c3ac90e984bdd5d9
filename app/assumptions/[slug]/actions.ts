"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { currentActor } from "@/app/_auth/actor";
import { parameterVersions } from "@/app/_data/assumptions";
import { today } from "@/app/_data/today";
import { database } from "@/db";
import { editParameter } from "@/db/commands/edit-parameter";
import { getModelRecords } from "@/db/queries/get-model-records";
import { previewParameter } from "@/db/queries/preview-parameter";
import { readNumber } from "@/lib/domain/number-text";
import { anyParameterProblem } from "@/lib/flags/parameter-limits";
import { type EditFormState, editFormValues, previewKey, readEditForm } from "../_components/edit-form-state";

/** A preview forecasts this many sites twice: about a second. */
const SITES_SHOWN = 12;

/**
 * Shows what another value would do, or saves it once that was shown; saving leads to the page with the new version. What cannot be taken
 * comes back beside its field, with everything that was typed. What was shown already is not computed again to be saved.
 */
export async function editParameterAction(slug: string, before: EditFormState, form: FormData): Promise<EditFormState> {
  const actor = await currentActor();
  const [newest] = await parameterVersions(slug);
  if (!newest || actor.kind !== "user") notFound();
  const values = editFormValues(form);
  const basedOnVersion = Number(form.get("basedOnVersion"));
  const asked = form.get("intent") === "save" ? "save" : "preview";
  const state: EditFormState = { values, basedOnVersion, asked, problems: [], outcome: null, effect: null };

  const read = readEditForm(slug, values, basedOnVersion);
  const problems = read.ok ? [] : read.problems;
  const value = readNumber(values.value);
  const stored = (await getModelRecords(database())).parameters;
  if (value !== null && anyParameterProblem(slug, value, stored)) problems.unshift({ field: "value", code: "limits" });
  if (value === null || problems.some(({ field }) => field === "value")) return { ...state, problems };
  if (newest.version !== basedOnVersion) {
    revalidatePath(`/assumptions/${slug}`);
    return { ...state, problems, basedOnVersion: newest.version, outcome: "conflict" };
  }

  const key = previewKey(value, basedOnVersion);
  const preview = async () => ({ key, value, preview: await previewOf(slug, value, newest.value) });
  // A preview needs the value alone.
  if (asked !== "save") return { ...state, effect: await preview() };
  const isSeen = form.get("previewed") === key || value === newest.value;
  if (!read.ok || !isSeen)
    return { ...state, problems, effect: before.effect?.key === key ? before.effect : await preview() };

  const saved = await editParameter(database(), actor, read.edit);
  if (!saved.ok) {
    if (saved.failure.kind === "invalid") return { ...state, problems: [{ field: "value", code: "limits" }] };
    revalidatePath(`/assumptions/${slug}`);
    const { version } = (await getModelRecords(database())).parameters[slug] ?? newest;
    return { ...state, basedOnVersion: version, outcome: "conflict" };
  }
  if (!saved.value.isNew) return { ...state, effect: { key, value, preview: null }, outcome: "same" };
  revalidatePath("/", "layout");
  redirect(`/assumptions/${slug}?saved=${saved.value.version}`);
}

/** Null when the value is the stored one: nothing would move. */
async function previewOf(slug: string, value: number, stored: unknown) {
  if (value === stored) return null;
  const preview = await previewParameter(database(), { slug, value }, { asOfOn: today(), atMost: SITES_SHOWN });
  if (!preview.ok) throw new Error(`parameter ${slug}: ${value} was taken, and then refused`);
  return preview.value;
}
