import type { Actor } from "@/lib/domain/actor";
import { EconomyFactInput } from "@/lib/domain/economy-input";
import { BaseRateInput, PolicyInstrumentInput } from "@/lib/domain/policy-input";
import type { Db } from "../client";
import { saveBaseRate } from "../commands/save-base-rate";
import { saveEconomy } from "../commands/save-economy";
import { saveEconomyFact } from "../commands/save-economy-fact";
import { savePolicyInstrument } from "../commands/save-policy-instrument";
import { saveRegion } from "../commands/save-region";
import { inOrder } from "./in-order";
import { idOf, optionalIdOf, type References } from "./references";
import type { EconomyFile } from "./seed-files";

/** The economies and their regions, which everything else points to. */
export async function loadPlaces(
  db: Db,
  actor: Actor,
  economies: EconomyFile[],
  references: References,
): Promise<void> {
  await inOrder(economies, async ({ iso3, nameEn, nameKo, isApecMember, regions }) => {
    await saveEconomy(db, actor, { iso3, nameEn, nameKo, isApecMember });
    await inOrder(regions, async (region) => {
      references.regions.set(region.slug, await saveRegion(db, actor, { ...region, iso3 }));
    });
  });
}

/** The figures, rules and base rates of one economy. */
export async function loadContext(db: Db, actor: Actor, economy: EconomyFile, references: References): Promise<void> {
  const { iso3 } = economy;
  await inOrder(economy.facts, async ({ source, region, ...fact }) => {
    const ids = {
      sourceId: idOf(references, "sources", source),
      regionId: optionalIdOf(references, "regions", region),
    };
    await saveEconomyFact(db, actor, EconomyFactInput.parse({ ...fact, ...ids, iso3 }));
  });
  await inOrder(economy.policyInstruments, async ({ source, region, ...instrument }) => {
    const ids = {
      sourceId: idOf(references, "sources", source),
      regionId: optionalIdOf(references, "regions", region),
    };
    const id = await savePolicyInstrument(db, actor, PolicyInstrumentInput.parse({ ...instrument, ...ids, iso3 }));
    references.policyInstruments.set(instrument.slug, id);
  });
  await inOrder(economy.baseRates, async ({ source, region, ...rate }) => {
    const ids = { sourceId: idOf(references, "sources", source), regionId: idOf(references, "regions", region) };
    await saveBaseRate(db, actor, BaseRateInput.parse({ ...rate, ...ids }));
  });
}
