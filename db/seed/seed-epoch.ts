import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import { connect, type Db } from "../client";
import { applyPublishedState } from "../commands/apply-epoch-import";
import { recordPublication } from "../commands/epoch/context";
import { IMPORT_KIND, PUBLISHER } from "../commands/epoch/site-history";
import { lockImports, lockSites } from "../commands/locks";
import { imports, siteAliases, sites } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { EpochSameSitesFile, EpochStateFile } from "./seed-files";

const actor: Actor = { kind: "system", name: "seed" };
export const EPOCH_FOLDER = path.join(process.cwd(), "db/seed/data/epoch");
const FILE = "2026-04.json";

/**
 * Takes in Epoch AI's publication of April 2026 as every import does, in one transaction; one whose content is in already is passed over. After
 * `seedRecords`, whose sites it adds to by the names of `same-sites.json`.
 */
export async function seedEpoch(url: string, log: (line: string) => void): Promise<void> {
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  try {
    const content = await readFile(path.join(EPOCH_FOLDER, FILE), "utf8");
    const contentSha256 = createHash("sha256").update(content).digest("hex");
    const isThisContent = and(eq(imports.kind, IMPORT_KIND), eq(imports.contentSha256, contentSha256));
    const [found] = await db.select({ id: imports.id }).from(imports).where(isThisContent);
    if (found) return log(`Epoch AI's ${FILE} unchanged`);
    const state = EpochStateFile.parse(JSON.parse(content));
    const same = await readSameSites();
    const started = performance.now();
    const { counts, quarantined } = await inRetriedTransaction(db, actor, async (tx) => {
      await lockImports(tx);
      await lockSites(tx, "all");
      await nameSites(tx, same.sites, state.publishedOn);
      // What a workspace of its own has named otherwise keeps nothing from starting.
      return unwrap(
        await applyPublishedState(tx, actor, state, { contentSha256, fileNames: [FILE, FILE], quarantined: [] }),
      );
    });
    const leftOut = quarantined.length > 0 ? `; ${quarantined.length} rows left out` : "";
    const figures = `${counts.sitesMatched} sites on record, ${counts.sitesNew} new, ${counts.claimsAdded} claims`;
    log(`Epoch AI's ${FILE} in ${Math.round(performance.now() - started)} ms: ${figures}${leftOut}`);
  } finally {
    await close();
  }
}

export async function readSameSites() {
  return EpochSameSitesFile.parse(JSON.parse(await readFile(path.join(EPOCH_FOLDER, "same-sites.json"), "utf8")));
}

/** Gives the sites on record the names that the publication has for them. A name that another site has already stays there. */
async function nameSites(db: Db, slugs: Readonly<Record<string, string>>, publishedOn: string): Promise<void> {
  const sourceId = await recordPublication(db, actor, publishedOn);
  for (const [alias, slug] of Object.entries(slugs)) {
    const [site] = await db.select({ id: sites.id }).from(sites).where(eq(sites.slug, slug));
    if (!site) throw new Error(`db/seed/data/epoch/same-sites.json: there is no site "${slug}"`);
    await db
      .insert(siteAliases)
      .values({ siteId: site.id, publisher: PUBLISHER, alias, sourceId })
      .onConflictDoNothing();
  }
}
