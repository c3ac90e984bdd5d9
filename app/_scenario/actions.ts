"use server";

import { currentActor } from "@/app/_auth/actor";
import { baseDay } from "@/app/_data/scenario";
import { database } from "@/db";
import { saveOwnScenario } from "@/db/commands/save-own-scenario";
import type { InputProblem } from "@/lib/domain/result";
import { writeScenarioLink } from "@/lib/scenarios/scenario-link";

export type SavedScenario =
  | { ok: true; name: string; version: number; link: string }
  | { ok: false; refused: "taken" | "empty" }
  /** Every refused value; one of the overrides under the field that holds it. */
  | { ok: false; refused: "invalid"; problems: InputProblem[] }
  /** The name has got a version that the analyst has not seen: saving again, based on that one, follows it. */
  | { ok: false; refused: "moved"; newestVersion: number }
  /** The analyst has as many versions as there can be. */
  | { ok: false; refused: "full"; limit: number };

/** Keeps an analyst's scenario as a version of its name; what cannot be taken comes back with every value that is refused. */
export async function saveScenarioAction(input: {
  slug: string;
  name: string;
  overrides: unknown;
  basedOnVersion: number | null;
}): Promise<SavedScenario> {
  const actor = await currentActor();
  if (actor.kind !== "user") throw new Error("only an analyst saves a scenario");
  const slug = String(input.slug).trim();
  const name = String(input.name).trim();
  if (typeof input.overrides === "object" && input.overrides !== null && Object.keys(input.overrides).length === 0)
    return { ok: false, refused: "empty" };
  const saved = await saveOwnScenario(database(), actor, {
    slug,
    nameEn: name,
    nameKo: name,
    overrides: input.overrides,
    basedOnVersion: input.basedOnVersion,
  });
  if (saved.ok) {
    const { version } = saved.value;
    const link = writeScenarioLink({ asOfDay: await baseDay(), scenario: { kind: "stored", slug, version } });
    return { ok: true, name, version, link };
  }
  if (saved.failure.kind === "taken") return { ok: false, refused: "taken" };
  if (saved.failure.kind === "full") return { ok: false, refused: "full", limit: saved.failure.limit };
  if (saved.failure.kind === "moved")
    return { ok: false, refused: "moved", newestVersion: saved.failure.newestVersion };
  return { ok: false, refused: "invalid", problems: saved.failure.problems };
}
