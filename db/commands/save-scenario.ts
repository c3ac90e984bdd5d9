import type { Actor } from "@/lib/domain/actor";
import type { ScenarioInput } from "@/lib/domain/model-input";
import type { Db } from "../client";
import { scenarios } from "../schema";
import { saveVersion } from "./save-version";

/** A new version when its overrides differ from the newest one's. @returns the version that holds */
export function saveScenario(db: Db, _actor: Actor, input: ScenarioInput): Promise<{ id: number; version: number }> {
  return saveVersion(db, scenarios, input, ["overrides"]);
}
