import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { counted } from "@/lib/domain/counted";
import { conflict, type Result } from "@/lib/domain/result";
import type { Db } from "../../client";
import { imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { lockImports } from "../locks";
import { applyRows } from "./apply-rows";
import type { RegisterReport } from "./register-import";
import { findApplied } from "./stage-import";

export type AppliedImport = { importId: number; report: RegisterReport; outcome: "applied" | "already_applied" };
type Options = {
  /** Leaves the rows that are wrong or open out, to be mended later; otherwise nothing is applied while there is one. */
  quarantine: boolean;
  log?: (line: string) => void;
};

/**
 * Takes a staged import in, in one transaction: all of its rows or nothing. What each row does is planned again, under the locks; where that is not
 * what the dry run said, because somebody changed the records meanwhile, nothing is taken in.
 */
export async function applyImport(
  db: Db,
  actor: Actor,
  importId: number,
  { quarantine, log = () => {} }: Options,
): Promise<Result<AppliedImport>> {
  return inRetriedTransaction<Result<AppliedImport>>(db, actor, async (tx) => {
    await lockImports(tx);
    const [found] = await tx.select().from(imports).where(eq(imports.id, importId));
    if (!found || found.state === "reading") return conflict(`There is no dry run ${importId}: read the files again.`);
    const applied = await findApplied(tx, found);
    if (applied) return { ok: true, value: { ...applied, outcome: "already_applied" } };
    if (found.state !== "staged" || !found.mapping)
      return conflict(`Import ${importId} is ${found.state}, and no dry run.`);
    const report = found.report as RegisterReport;
    const left = report.counts.refused + report.counts.asked;
    if (left > 0 && !quarantine)
      return conflict(`${counted(left, "row is", "rows are")} wrong or open: nothing was taken in.`);

    const { mapping } = found.mapping;
    const isDone = await applyRows(
      tx,
      actor,
      { importId, kind: found.kind, publishedOn: found.publishedOn, mapping },
      log,
    );
    if (!isDone) throw new RecordsMoved(importId);
    return { ok: true, value: { importId, report, outcome: "applied" } };
  }).catch((error: unknown) => {
    if (error instanceof RecordsMoved) return conflict(error.message);
    throw error;
  });
}

/** Rolls back what was written before it showed. */
class RecordsMoved extends Error {
  constructor(importId: number) {
    super(`The records changed since the dry run ${importId}: nothing was taken in; read the files again.`);
  }
}
