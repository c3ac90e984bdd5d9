import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { RecordSet } from "@/lib/importing/records/record-set";
import { connect, type Db } from "../client";
import { lockImports, lockSites } from "../commands/locks";
import { applyRecords } from "../commands/records/apply-records";
import type { RecordsReport } from "../commands/records/records-import";
import { imports } from "../schema";
import { inRetriedTransaction } from "../transaction";

const actor: Actor = { kind: "system", name: "seed" };
const KIND = "records";
const FOLDER = path.join(process.cwd(), "db/seed/data/records");

/**
 * Takes in the record sets of the seed, each in a transaction of its own; one whose content is in already is passed over. After `seed`, whose
 * sites they add to.
 */
export async function seedRecords(url: string, log: (line: string) => void): Promise<void> {
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  try {
    for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith(".json")).sort())
      await loadFile(db, name, log);
  } finally {
    await close();
  }
}

async function loadFile(db: Db, name: string, log: (line: string) => void): Promise<void> {
  const content = await readFile(path.join(FOLDER, name), "utf8");
  const contentSha256 = createHash("sha256").update(content).digest("hex");
  const isThisContent = and(eq(imports.kind, KIND), eq(imports.contentSha256, contentSha256));
  const [found] = await db.select({ id: imports.id }).from(imports).where(isThisContent);
  if (found) return log(`records of ${name} unchanged`);
  const { publishedOn, ...given } = JSON.parse(content) as { publishedOn: string };
  const set = RecordSet.parse(given);
  const started = performance.now();
  const report = await inRetriedTransaction(db, actor, async (tx) => {
    await lockImports(tx);
    await lockSites(tx, "all");
    const applied = await applyRecords(tx, actor, set);
    await tx.insert(imports).values({
      kind: KIND,
      contentSha256,
      publishedOn,
      fileNames: [name],
      report: applied,
      importedBy: "system:seed",
    });
    return applied;
  });
  log(`records of ${set.name} in ${Math.round(performance.now() - started)} ms: ${inWords(report)}`);
}

function inWords({ added, refused }: RecordsReport): string {
  const figures = Object.entries(added).map(([what, count]) => `${count} ${what}`);
  return `${figures.join(", ")}${refused.length > 0 ? `; ${refused.length} left out` : ""}`;
}
