import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { connect, type Db } from "../client";
import { lockImports, lockSites } from "../commands/locks";
import { saveOrganisation } from "../commands/save-organisation";
import { imports } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { inOrder } from "./in-order";
import { loadContext, loadPlaces } from "./load-economies";
import { loadEpoch } from "./load-epoch";
import { loadModel, modelDefaults } from "./load-model";
import { loadProgrammes } from "./load-programmes";
import { loadSite } from "./load-sites";
import { loadSources } from "./load-sources";
import { parseSeedFiles, readSeedFiles, type SeedData, type SeedFiles } from "./read-seed-files";
import { emptyReferences } from "./references";

const actor: Actor = { kind: "system", name: "seed" };

type Log = (line: string) => void;

/**
 * Brings the database up to the seed's data and the model's defaults, in one transaction in the name of `system:seed`. The content is
 * known by its hash: the same again writes no record. The triggers ask the worker for the forecasts.
 */
export async function seed(url: string, log: Log): Promise<void> {
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  try {
    const files = await readSeedFiles();
    const sha256 = createHash("sha256").update(files.sha256).update(JSON.stringify(modelDefaults)).digest("hex");
    if (await isSeeded(db, sha256)) log("seed unchanged");
    else await load(db, files, sha256, log);
  } finally {
    await close();
  }
}

async function isSeeded(db: Db, sha256: string): Promise<boolean> {
  const newest = db.select({ sha256: imports.contentSha256 }).from(imports).where(eq(imports.kind, "seed"));
  const [row] = await newest.orderBy(desc(imports.importedAt), desc(imports.id)).limit(1);
  return row?.sha256 === sha256;
}

async function load(db: Db, files: SeedFiles, sha256: string, log: Log): Promise<void> {
  const data = parseSeedFiles(files);
  const started = performance.now();
  const counts = await inRetriedTransaction(db, actor, async (tx) => {
    await lockImports(tx);
    await lockSites(tx, "all");
    await loadModel(tx, actor, log);
    await loadRecords(tx, data, log);
    const report = await countRecords(tx);
    await rememberSeed(tx, { sha256, publishedOn: data.manifest.publishedOn, names: files.names, report });
    return report;
  });
  const figures = Object.entries(counts).map(([table, count]) => `${count} ${table.replaceAll("_", " ")}`);
  log(`seeded in ${Math.round(performance.now() - started)} ms: ${figures.join(", ")}`);
}

async function loadRecords(tx: Db, data: SeedData, log: Log): Promise<void> {
  const references = { ...emptyReferences(), sources: await loadSources(tx, actor, data.sources, log) };
  await loadPlaces(tx, actor, data.economies, references);
  await inOrder(data.organisations, async (organisation) => {
    references.organisations.set(organisation.slug, await saveOrganisation(tx, actor, organisation));
  });
  await loadProgrammes(tx, actor, data.programmes, references);
  await inOrder(data.economies, (economy) => loadContext(tx, actor, economy, references));
  const sites = data.economies.flatMap(({ iso3, sites: own }) => own.map((site) => ({ iso3, site })));
  await inOrder(sites, ({ iso3, site }) => loadSite(tx, actor, site, iso3, references));
  await loadEpoch(tx, actor, data.epochSteps);
}

const countedTables = [
  "economies",
  "economy_facts",
  "policy_instruments",
  "base_rates",
  "organisations",
  "pledges",
  "sites",
  "phases",
];

async function countRecords(tx: Db): Promise<Record<string, number>> {
  const tables = [...countedTables, "indicators", "dated_claims", "sources", "reference_classes", "parameters"];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
    counts[table] = row?.n ?? 0;
  }
  return counts;
}

type Seeded = { sha256: string; publishedOn: string; names: string[]; report: Record<string, number> };

/** An older content that comes back becomes the newest again. */
async function rememberSeed(tx: Db, { sha256, publishedOn, names, report }: Seeded): Promise<void> {
  const row = { kind: "seed", contentSha256: sha256, publishedOn, fileNames: names, report, importedBy: "system:seed" };
  const again = { importedAt: sql`clock_timestamp()`, report };
  const isThisContent = and(
    eq(imports.kind, "seed"),
    eq(imports.contentSha256, sha256),
    eq(imports.publishedOn, publishedOn),
  );
  const added = await tx.insert(imports).values(row).onConflictDoNothing().returning({ id: imports.id });
  if (added.length === 0) await tx.update(imports).set(again).where(isThisContent);
}
