import type { Actor } from "@/lib/domain/actor";
import type { ReferenceClassInput } from "@/lib/domain/model-input";
import type { Db } from "../client";
import { referenceClasses } from "../schema";
import { saveVersion } from "./save-version";

/** A new version when its values, sample or mark differ from the newest one's. @returns the version that holds */
export function saveReferenceClass(
  db: Db,
  _actor: Actor,
  input: ReferenceClassInput,
): Promise<{ id: number; version: number }> {
  return saveVersion(db, referenceClasses, input, ["values", "sampleSize", "mark"]);
}
