import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { counted } from "@/lib/domain/counted";
import { unwrap } from "@/lib/domain/result";
import { freeSlug, toSlug } from "@/lib/domain/slug";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { Db } from "../../client";
import { oneAhead } from "../../one-ahead";
import { imports, sites } from "../../schema";
import { lockAudit, lockSites } from "../locks";
import { recordSource } from "../record-source";
import { ensurePlaces } from "../records/apply-places";
import { nameRowParties } from "../records/name-parties";
import { NamedOrganisations } from "../records/named-organisations";
import { storeSiteNodes } from "../records/store-site-nodes";
import { importedSites } from "./imported-sites";
import { isOutdated } from "./is-outdated";
import { leavePhases } from "./leave-phases";
import { openPublication, publicationSource } from "./open-publication";
import { type PlannedRow, planRows, stagedRows } from "./plan-rows";
import { holdRefreshes, refreshImported } from "./refresh-imported";

/** A page beside those of sites, and the answers of a mapping that name no site. */
const RESERVED = ["export", "new", "skip"];

type Applied = { importId: number; kind: string; publishedOn: string; mapping: RegisterMapping };

/**
 * Takes the rows of a staged import in, inside the caller's transaction.
 * @returns false when a row would do something else than the dry run said: the caller rolls back
 */
export async function applyRows(db: Db, actor: Actor, applied: Applied, log: (line: string) => void): Promise<boolean> {
  const { importId, publishedOn, mapping } = applied;
  await lockSites(db, await importedSites(db, importId));
  await lockAudit(db);
  if (await isOutdated(db, applied)) return false;
  await holdRefreshes(db);
  const sourceId = unwrap(await recordSource(db, actor, publicationSource(mapping, publishedOn), "on_record"));
  const named = await NamedOrganisations.load(db);
  const places = await db.execute<{ iso3: string; region: string | null }>(sql`
    select distinct stated -> 'site' ->> 'iso3' as iso3, stated -> 'site' ->> 'region' as region from import_rows
    where import_id = ${importId} and action in ('added', 'changed', 'unchanged') and stated -> 'site' ->> 'iso3' is not null`);
  const references = {
    sourceId: () => sourceId,
    regionId: await ensurePlaces(db, actor, places),
    organisationId: (name: string) => named.idOf(name),
  };
  const context = await openPublication(db, applied, named);
  const slugs = new Set([...RESERVED, ...(await db.select({ slug: sites.slug }).from(sites)).map(({ slug }) => slug)]);
  const run = { db, actor, importId, examinedOn: publishedOn, references, speakers: context.speakers };
  let done = 0;
  for await (const rows of oneAhead(stagedRows(db, importId, "all"))) {
    nameRowParties(
      named,
      rows.map(({ stated }) => stated),
    );
    await named.store(db, actor);
    const plans = await planRows(db, rows, context, ({ site, key }) => {
      const slug = freeSlug(slugOf(site.name, mapping.register, key), slugs);
      slugs.add(slug);
      return slug;
    });
    if (!plans.every(isAsStaged)) return false;
    await storeSiteNodes(run, [...new Set(plans.map(({ site }) => site))]);
    await keepPlaces(db, plans);
    done += rows.length;
    log(`${counted(done, "row")} taken in`);
  }
  if (!(await leavePhases(db, applied))) return false;
  await lookedAt(db, importId, publishedOn);
  await db.update(imports).set({ state: "applied", sourceId }).where(eq(imports.id, importId));
  await refreshImported(db, actor, importId);
  return true;
}

const isAsStaged = ({ row, plan }: PlannedRow) =>
  row.action === plan.action && isDeepStrictEqual(row.changes ?? [], plan.changes);

/** Where each row stands now, so that the next publication finds it by its key. */
async function keepPlaces(db: Db, plans: readonly PlannedRow[]): Promise<void> {
  const values = plans
    .filter(({ row, site, phase }) => row.siteId !== site.id || row.phaseId !== (phase?.id ?? null))
    .map(({ row, site, phase }) => ({ id: row.id, siteId: site.id, phaseId: phase?.id ?? null }));
  if (values.length > 0)
    await db.execute(sql`
      update import_rows r set site_id = v."siteId", phase_id = v."phaseId"
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v(id int, "siteId" int, "phaseId" int) where r.id = v.id`);
}

/** The register spoke of these sites on its day, also of those of which it says nothing new. */
async function lookedAt(db: Db, importId: number, publishedOn: string): Promise<void> {
  await db.execute(sql`
    update sites set last_examined_on = ${publishedOn}
    where id in (select site_id from import_rows where import_id = ${importId} and action in ('added', 'changed', 'unchanged'))
      and (last_examined_on is null or last_examined_on < ${publishedOn})`);
}

/** A name in Latin letters is an address; any other gives the register's number, which says more than what is left of the name. */
const slugOf = (name: string, register: string, key: string) =>
  toSlug(/[^\p{Script=Latin}\P{Letter}]/u.test(name) ? `${register} ${key}` : name);
