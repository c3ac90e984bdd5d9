"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/app/_auth/actor";
import { siteTargets } from "@/app/_data/site";
import { today } from "@/app/_data/today";
import { database } from "@/db";
import { logMilestone } from "@/db/commands/log-milestone";
import { previewMilestone } from "@/db/queries/preview-milestone";
import { readLog, refusals } from "./_components/log-input";
import { loggedAddress } from "./_components/log-query";
import { type LogState, sourceDifferencesOf } from "./_components/log-state";
import { targetIndicator } from "./_components/log-target";
import { logValues, valuesKey } from "./_components/log-values";
import { milestoneEffect } from "./_components/milestone-effect";

/**
 * Shows what a claim would do, or saves it once just that was shown; saving leads to the site's page. What cannot be taken comes back beside
 * its field, with everything that was typed. What was typed or stored since it was shown is shown again instead of being saved.
 */
export async function logMilestoneAction(slug: string, before: LogState, form: FormData): Promise<LogState> {
  const actor = await currentActor();
  const phases = await siteTargets(slug);
  const intent = form.get("intent");
  const asked = intent === "save" ? "save" : intent === "typing" ? "typing" : "preview";
  const values = logValues(form);
  const state: LogState = {
    values,
    asked,
    problems: [],
    sourceDifferences: sourceDifferencesOf(before),
    effect: null,
    isChangedSincePreview: asked === "save",
  };

  const read = readLog(values, phases);
  if (!read.ok) return { ...state, problems: read.problems };
  const { input } = read;
  const previewedKey = valuesKey(values);
  const options = { asOfOn: today() };
  if (asked === "save" && form.get("previewed") === previewedKey) {
    const saved = await logMilestone(database(), actor, input, { ...options, previewKey: String(form.get("planKey")) });
    if (saved.ok) {
      const { claimId, evaluation } = saved.value;
      revalidatePath("/", "layout");
      const ordinal = targetIndicator(input.target, phases)?.phase.ordinal ?? null;
      redirect(loggedAddress(slug, { ordinal, claimId, isOnRecord: evaluation === null }) as Route);
    }
    if (saved.failure.kind === "invalid") return { ...state, problems: refusals(saved.failure.problems) };
  }

  const preview = await previewMilestone(database(), input, options);
  if (!preview.ok) {
    const { failure } = preview;
    return { ...state, problems: failure.kind === "invalid" ? refusals(failure.problems) : [] };
  }
  const { isOnRecord, key: planKey, sourceDifferences } = preview.value;
  const effect = { phases: milestoneEffect(preview.value, input), isOnRecord, previewedKey, planKey };
  return { ...state, sourceDifferences: refusals(sourceDifferences), effect };
}
