import { eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { counted } from "@/lib/domain/counted";
import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../../client";
import { oneAhead } from "../../one-ahead";
import { imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { nameRowParties } from "../records/name-parties";
import type { NamedOrganisations } from "../records/named-organisations";
import type { ComparedPublications } from "./compare-publications";
import { countImport } from "./count-import";
import { keepProblems } from "./keep-problems";
import { type PlannedRow, planRows, type RowContext, stagedRows } from "./plan-rows";
import type { RegisterReport } from "./register-import";

type Staging = {
  importId: number;
  compared: ComparedPublications;
  context: RowContext;
  named: NamedOrganisations;
};

/**
 * Plans the rows of a staged import that are of sites on record, keeps what each would do, and sums up. One of a new site adds all that it states,
 * and is planned by that.
 */
export async function finishStaging(
  db: Db,
  actor: Actor,
  { importId, compared, context, named }: Staging,
  log: (line: string) => void,
): Promise<RegisterReport> {
  let planned = 0;
  for await (const rows of oneAhead(stagedRows(db, importId, "of_known_sites"))) {
    nameRowParties(
      named,
      rows.map(({ stated }) => stated),
    );
    await keepPlans(db, importId, await planRows(db, rows, context));
    planned += rows.length;
    log(`${counted(planned, "row")} compared with the records`);
  }
  const report = { ...(await countImport(db, importId)), ...compared };
  await inRetriedTransaction(db, actor, (tx) =>
    tx.update(imports).set({ state: "staged", report }).where(eq(imports.id, importId)),
  );
  return report;
}

async function keepPlans(db: Db, importId: number, plans: readonly PlannedRow[]): Promise<void> {
  const moved = plans.filter(({ row, plan }) => plan.action !== row.action || plan.changes.length > 0);
  const values = moved.map(({ row, plan }) => ({ id: row.id, action: plan.action, changes: plan.changes }));
  if (values.length > 0)
    await db.execute(sql`
      update import_rows r set action = v.action, changes = v.changes
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v(id int, action import_action, changes jsonb) where r.id = v.id`);
  const problems = plans.flatMap(({ row, plan }) =>
    plan.problems.map(
      (problem): FileProblem => ({ ...problem, file: row.fileName, sheet: row.sheet, row: row.rowNumber }),
    ),
  );
  await keepProblems(db, importId, problems);
}
