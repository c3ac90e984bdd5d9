import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { indicatorSteps, type MilestoneStep } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { indicators, milestones } from "../schema";

/**
 * The milestone of an indicator's step, added when it is not there yet.
 * @returns its id
 * @throws when the indicator is unknown or its kind has no such step
 */
export async function ensureMilestone(
  db: Db,
  _actor: Actor,
  input: { indicatorId: number; step: MilestoneStep },
): Promise<number> {
  const { indicatorId, step } = input;
  const find = async () => {
    const isThisStep = and(eq(milestones.indicatorId, indicators.id), eq(milestones.step, step));
    const rows = db.select({ kind: indicators.kind, milestoneId: milestones.id }).from(indicators);
    return (await rows.leftJoin(milestones, isThisStep).where(eq(indicators.id, indicatorId)))[0];
  };
  const found = await find();
  if (!found) throw new Error(`There is no indicator ${indicatorId}`);
  if (found.milestoneId !== null) return found.milestoneId;
  if (!(indicatorSteps[found.kind] as readonly string[]).includes(step))
    throw new Error(`"${step}" is no step of ${found.kind}`);
  const [added] = await db
    .insert(milestones)
    .values({ indicatorId, step })
    .onConflictDoNothing()
    .returning({ id: milestones.id });
  const id = added?.id ?? (await find())?.milestoneId;
  if (!id) throw new Error(`The milestone ${step} of indicator ${indicatorId} could not be added`);
  return id;
}
