import type { Actor } from "@/lib/domain/actor";
import { FlagReopening } from "@/lib/domain/flag-input";
import type { Result } from "@/lib/domain/result";
import { mayBeReopened } from "@/lib/flags/life";
import type { Db } from "../client";
import { type TakenFlagStep, takeFlagStep } from "./take-flag-step";

/**
 * Takes an acknowledgement or an escalation back: the flag stands as it was raised.
 * @param input a `FlagReopening` as it comes from a form; none of its fields is trusted
 */
export const reopenFlag = (
  db: Db,
  actor: Extract<Actor, { kind: "user" }>,
  input: unknown,
): Promise<Result<TakenFlagStep>> =>
  takeFlagStep(db, actor, input, { schema: FlagReopening, step: "reopened", isAllowed: mayBeReopened });
