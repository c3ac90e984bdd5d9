import type { Actor } from "@/lib/domain/actor";
import { FlagEscalation } from "@/lib/domain/flag-input";
import type { Result } from "@/lib/domain/result";
import { mayBeEscalated } from "@/lib/flags/life";
import type { Db } from "../client";
import { type TakenFlagStep, takeFlagStep } from "./take-flag-step";

/**
 * Escalates a flag: it stands before the others until it is cleared, acknowledged or taken back.
 * @param input a `FlagEscalation` as it comes from a form; none of its fields is trusted
 */
export const escalateFlag = (
  db: Db,
  actor: Extract<Actor, { kind: "user" }>,
  input: unknown,
): Promise<Result<TakenFlagStep>> =>
  takeFlagStep(db, actor, input, { schema: FlagEscalation, step: "escalated", isAllowed: mayBeEscalated });
