import type { Actor } from "@/lib/domain/actor";
import { FlagAcknowledgement } from "@/lib/domain/flag-input";
import type { Result } from "@/lib/domain/result";
import { mayBeAcknowledged } from "@/lib/flags/life";
import type { Db } from "../client";
import { type TakenFlagStep, takeFlagStep } from "./take-flag-step";

/**
 * Acknowledges a flag: it is quiet until its P50 is 90 days later, another rule of its event leads, or the day `until` comes. Two who
 * acknowledge at once: the second gets a conflict.
 * @param input a `FlagAcknowledgement` as it comes from a form; none of its fields is trusted
 */
export const acknowledgeFlag = (
  db: Db,
  actor: Extract<Actor, { kind: "user" }>,
  input: unknown,
): Promise<Result<TakenFlagStep>> =>
  takeFlagStep(db, actor, input, {
    schema: FlagAcknowledgement,
    step: "acknowledged",
    isAllowed: mayBeAcknowledged,
  });
