import type { Actor } from "@/lib/domain/actor";
import type { PhaseInput } from "@/lib/domain/phase-input";
import type { Db } from "../client";
import { phases } from "../schema";
import { recordCapacityClaim } from "./record-capacity-claim";
import { saveRow } from "./save-row";
import { touchSite } from "./touch-site";

/** The phase, known by its site and ordinal, and what its publication said it adds. @returns its id */
export async function savePhase(db: Db, actor: Actor, input: PhaseInput): Promise<number> {
  const { capacityClaim, ...values } = input;
  const phase = await saveRow(db, phases, { siteId: input.siteId, ordinal: input.ordinal }, values);
  if (phase.state !== "unchanged") await touchSite(db, { siteId: input.siteId });
  if (capacityClaim) await recordCapacityClaim(db, actor, { phaseId: phase.row.id, ...capacityClaim });
  return phase.row.id;
}
