import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { ParameterInput } from "@/lib/domain/model-input";
import type { Db } from "../client";
import { parameters } from "../schema";
import { saveVersion } from "./save-version";

/** A new version when its value, unit or mark differs from the newest one's. @returns the version that holds */
export function saveParameter(db: Db, actor: Actor, input: ParameterInput): Promise<{ id: number; version: number }> {
  return saveVersion(db, parameters, input, ["value", "unit", "mark"], { recordedBy: actorLabel(actor) });
}
