import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { canonicalText } from "@/lib/domain/canonical-text";
import { counted } from "@/lib/domain/counted";
import type { RegisterReading } from "@/lib/importing/registers/register-reading";
import type { Db } from "../../client";
import { oneAhead } from "../../one-ahead";
import { imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { NamedOrganisations } from "../records/named-organisations";
import { discardStagedImports } from "./discard-staged-imports";
import { finishStaging } from "./finish-staging";
import { openPublication } from "./open-publication";
import type { RowContext } from "./plan-rows";
import { type RegisterReport, registerKind } from "./register-import";
import { RowStager } from "./row-stager";

export type StagedImport = { importId: number; report: RegisterReport; isApplied: boolean };

/** A dry run that nobody applied within this time is taken away when the register is read again. */
const KEPT_MINUTES = 24 * 60;

/**
 * Reads a publication of a register into the staging tables and says what each row would do to the records; none of them changes. The same files
 * with the same mapping and day that are applied already are not read again.
 * @param log says how far it has come
 */
export async function stageImport(
  db: Db,
  actor: Actor,
  reading: RegisterReading,
  log: (line: string) => void = () => {},
): Promise<StagedImport> {
  const kind = registerKind(reading.mapping);
  const { contentSha256, applied } = await findContent(db, kind, reading);
  if (applied) return { ...applied, isApplied: true };
  const importId = await inRetriedTransaction(db, actor, async (tx) => {
    const [added] = await tx
      .insert(imports)
      .values({
        ...{ kind, contentSha256, state: "reading", publishedOn: reading.publishedOn, report: {} },
        fileNames: reading.files.map(({ name }) => name),
        fileSha256s: reading.files.map(({ sha256 }) => sha256),
        mapping: { mapping: reading.mapping, titles: reading.titles },
        importedBy: actorLabel(actor),
      })
      .returning({ id: imports.id });
    if (!added) throw new Error("The import could not be recorded");
    // Only now: its files may be those of an old dry run.
    await discardStagedImports(tx, kind, KEPT_MINUTES);
    return added.id;
  });
  const named = await NamedOrganisations.load(db);
  const context = await openPublication(db, reading, named);
  const compared = await stageRows(db, { importId, reading, context, named }, log);
  const report = await finishStaging(db, actor, { importId, compared, context, named }, log);
  return { importId, report, isApplied: false };
}

/** The content's hash, and the import that holds it. One that left rows out is read again, under a hash of its own: they may have a place by now. */
async function findContent(db: Db, kind: string, reading: RegisterReading) {
  const { publishedOn } = reading;
  for (let round = 1; ; round += 1) {
    const contentSha256 = hashOf(reading, round);
    const applied = await findApplied(db, { kind, contentSha256, publishedOn });
    const held = applied ? applied.report.counts.refused + applied.report.counts.asked : 0;
    if (held === 0) return { contentSha256, applied };
  }
}

/** Apart, so that what it remembers of the rows is forgotten before they are planned. */
async function stageRows(
  db: Db,
  {
    reading,
    ...staging
  }: { importId: number; reading: RegisterReading; context: RowContext; named: NamedOrganisations },
  log: (line: string) => void,
) {
  const stager = await RowStager.open(db, { ...staging, mapping: reading.mapping });
  for await (const batch of oneAhead(reading.batches)) {
    await stager.add(batch);
    if (batch.rows.length > 0) log(`${counted(stager.rows, "row")} read`);
  }
  return stager.finish(reading.publishedOn);
}

/** The import of this content that is on record; null when there is none. */
export async function findApplied(
  db: Db,
  content: { kind: string; contentSha256: string; publishedOn: string },
): Promise<{ importId: number; report: RegisterReport } | null> {
  const { kind, contentSha256, publishedOn } = content;
  const [found] = await db
    .select({ importId: imports.id, report: imports.report })
    .from(imports)
    .where(
      and(
        eq(imports.kind, kind),
        eq(imports.state, "applied"),
        eq(imports.contentSha256, contentSha256),
        eq(imports.publishedOn, publishedOn),
      ),
    );
  return found ? { importId: found.importId, report: found.report as RegisterReport } : null;
}

const hashOf = ({ files, mapping }: RegisterReading, round: number) =>
  createHash("sha256")
    .update(canonicalText({ files: files.map(({ sha256 }) => sha256), mapping, round }))
    .digest("hex");
