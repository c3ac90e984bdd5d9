"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/app/_auth/actor";
import { today } from "@/app/_data/today";
import { database } from "@/db";
import { requestPortfolioRun } from "@/db/commands/request-portfolio-run";
import { type RunFormState, readRunForm, runFormValues } from "./_components/run-form-state";

/** Asks the worker for a run and leads to its page; what cannot be taken comes back with everything that was typed. */
export async function requestRunAction(_: RunFormState, form: FormData): Promise<RunFormState> {
  const actor = await currentActor();
  const values = runFormValues(form);
  const read = readRunForm(values);
  if (!read.ok) return { values, problems: read.problems };
  const asked = await requestPortfolioRun(database(), actor, read.request, { asOfOn: today() });
  if (!asked.ok) {
    const { failure } = asked;
    if (failure.kind === "busy") return { values, problems: ["busy"] };
    const isScope = failure.problems.some(({ field }) => field === "scope");
    return { values, problems: [isScope ? "scope" : "scenario"] };
  }
  revalidatePath("/portfolio");
  redirect(`/portfolio/${asked.value.id}`);
}
