import type { Actor } from "@/lib/domain/actor";
import type { ProgrammeInput } from "@/lib/domain/programme-input";
import type { Db } from "../client";
import { programmeRegions, programmes } from "../schema";
import { saveRow } from "./save-row";

/** The programme and the regions it names. @returns its id */
export async function saveProgramme(db: Db, _actor: Actor, input: ProgrammeInput): Promise<number> {
  const { regionIds, ...values } = input;
  const { row } = await saveRow(db, programmes, { slug: input.slug }, values);
  for (const regionId of regionIds) await saveRow(db, programmeRegions, { programmeId: row.id, regionId }, {});
  return row.id;
}
