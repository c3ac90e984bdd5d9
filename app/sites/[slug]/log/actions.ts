"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/app/_auth/actor";
import { getSite } from "@/app/_data/site";
import { today } from "@/app/_data/today";
import { database } from "@/db";
import { logMilestone } from "@/db/commands/log-milestone";
import { previewMilestone } from "@/db/queries/preview-milestone";
import type { SiteRecords } from "@/lib/domain/records";
import { readLog, refusals } from "./_components/log-input";
import { type LogState, sourceDifferencesOf } from "./_components/log-state";
import { targetIndicator } from "./_components/log-target";
import { logValues, valuesKey } from "./_components/log-values";
import { isOnRecord, milestoneEffect } from "./_components/milestone-effect";

/**
 * Shows what a claim would do, or saves it once that was shown; saving leads to the site's page. What cannot be taken comes back beside
 * its field, with everything that was typed.
 */
export async function logMilestoneAction(slug: string, before: LogState, form: FormData): Promise<LogState> {
  const actor = await currentActor();
  const { site } = await getSite(slug);
  const intent = form.get("intent");
  const asked = intent === "save" ? "save" : intent === "typing" ? "typing" : "preview";
  const values = logValues(form);
  const state: LogState = {
    values,
    asked,
    problems: [],
    sourceDifferences: sourceDifferencesOf(before),
    effect: null,
    isChangedSincePreview: false,
  };

  const read = readLog(values, site.phases);
  if (!read.ok) return { ...state, problems: read.problems };
  const { input } = read;
  const preview = await previewMilestone(database(), input, { asOfOn: today() });
  if (!preview.ok) return { ...state, problems: problemsOf(preview.failure) };
  const isKnown = isOnRecord(preview.value.site, input, preview.value.source.key);
  const sourceDifferences = refusals(preview.value.sourceDifferences);
  const effect = { phases: milestoneEffect(preview.value), isOnRecord: isKnown, previewedKey: valuesKey(values) };
  if (asked !== "save") return { ...state, sourceDifferences, effect };
  if (form.get("previewed") !== effect.previewedKey)
    return { ...state, sourceDifferences, effect, isChangedSincePreview: true };

  const saved = await logMilestone(database(), actor, input, { asOfOn: today() });
  if (!saved.ok) return { ...state, effect, problems: problemsOf(saved.failure) };
  const { claimId, evaluation } = saved.value;
  revalidatePath("/", "layout");
  const name = isKnown || evaluation === null ? "onrecord" : "logged";
  redirect(`/sites/${slug}?phase=${ordinalOf(site, input.target)}&${name}=${claimId}#claim-${claimId}` as Route);
}

type Failure = Extract<Awaited<ReturnType<typeof logMilestone>>, { ok: false }>["failure"];

const problemsOf = (failure: Failure): LogState["problems"] =>
  failure.kind === "invalid" ? refusals(failure.problems) : [{ field: "target", code: "refused" }];

const ordinalOf = (site: SiteRecords, target: Parameters<typeof targetIndicator>[0]) =>
  targetIndicator(target, site.phases)?.phase.ordinal ?? 1;
