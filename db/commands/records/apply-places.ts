import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { isoEconomy } from "@/lib/domain/iso-economies";
import type { RecordSet } from "@/lib/importing/records/record-set";
import { regionNames } from "@/lib/importing/records/region-name";
import type { Db } from "../../client";
import { economies, regions } from "../../schema";
import { saveEconomy } from "../save-economy";
import { saveRegion } from "../save-region";

/** The id of an economy's region by the name that the records give it. */
export type RegionIds = (iso3: string, region: string) => number;

type NamedPlace = { iso3: string; region: string | null };

/**
 * The economies and regions that the records name, added where they are not on record yet. A region whose name is another economy's too
 * carries its economy in front.
 * @throws when an economy's code is not one of ISO 3166
 */
export function applyPlaces(db: Db, actor: Actor, set: RecordSet): Promise<RegionIds> {
  return ensurePlaces(db, actor, [
    ...[...set.sites, ...set.facts].map(({ iso3, region = null }) => ({ iso3, region })),
    ...set.rules.flatMap(({ iso3, regions: own }) => [
      { iso3, region: null },
      ...own.map((region) => ({ iso3, region })),
    ]),
  ]);
}

/** As `applyPlaces`, of any places. */
export async function ensurePlaces(db: Db, actor: Actor, places: readonly NamedPlace[]): Promise<RegionIds> {
  const known = new Set((await db.select({ iso3: economies.iso3 }).from(economies)).map(({ iso3 }) => iso3));
  for (const iso3 of new Set(places.map((one) => one.iso3))) {
    if (known.has(iso3)) continue;
    const economy = isoEconomy(iso3);
    if (!economy) throw new Error(`expected an economy of ISO 3166, got "${iso3}"`);
    await saveEconomy(db, actor, economy);
  }
  const ids = new Map<string, number>();
  for (const { iso3, region } of places) {
    const key = `${iso3}|${region}`;
    if (region !== null && !ids.has(key)) ids.set(key, await ensureRegion(db, actor, iso3, region));
  }
  return (iso3, region) => {
    const id = ids.get(`${iso3}|${region}`);
    if (id === undefined) throw new Error(`expected a region that the records name, got ${region} in ${iso3}`);
    return id;
  };
}

async function ensureRegion(db: Db, actor: Actor, iso3: string, region: string): Promise<number> {
  for (const slug of [region, `${iso3.toLowerCase()}-${region}`]) {
    const [stored] = await db.select().from(regions).where(eq(regions.slug, slug));
    if (stored?.iso3 === iso3) return stored.id;
    if (!stored) return saveRegion(db, actor, { slug, iso3, ...regionNames(iso3, region) });
  }
  throw new Error(`the region "${region}" of ${iso3} has the name of two regions elsewhere`);
}
