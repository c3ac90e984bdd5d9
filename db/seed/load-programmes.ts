import type { Actor } from "@/lib/domain/actor";
import { PledgeInput } from "@/lib/domain/programme-input";
import type { Db } from "../client";
import { savePledge } from "../commands/save-pledge";
import { saveProgramme } from "../commands/save-programme";
import { inOrder } from "./in-order";
import type { SeedData } from "./read-seed-files";
import { idOf, type References } from "./references";

export async function loadProgrammes(
  db: Db,
  actor: Actor,
  programmes: SeedData["programmes"],
  references: References,
): Promise<void> {
  for (const { sponsor, regions, pledges, ...programme } of programmes) {
    const sponsorId = idOf(references, "organisations", sponsor);
    const regionIds = regions.map((slug) => idOf(references, "regions", slug));
    const programmeId = await saveProgramme(db, actor, { ...programme, sponsorId, regionIds });
    await inOrder(pledges, ({ source, ...pledge }) => {
      const sourceId = idOf(references, "sources", source);
      return savePledge(db, actor, PledgeInput.parse({ ...pledge, programmeId, sourceId }));
    });
  }
}
