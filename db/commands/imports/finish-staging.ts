import { eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterReading } from "@/lib/importing/registers/register-reading";
import type { Db } from "../../client";
import { imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { nameParties } from "../records/name-parties";
import { NamedOrganisations } from "../records/named-organisations";
import type { ComparedPublications } from "./compare-publications";
import { countImport } from "./count-import";
import { keepProblems } from "./keep-problems";
import { openPublication } from "./open-publication";
import { type PlannedRow, planRows, stagedRows } from "./plan-rows";
import type { RegisterReport } from "./register-import";

type Staging = { importId: number; reading: RegisterReading; compared: ComparedPublications };

/** Plans every row of a staged import that can be taken in, keeps what each would do, and sums up. */
export async function finishStaging(
  db: Db,
  actor: Actor,
  { importId, reading, compared }: Staging,
  log: (line: string) => void,
): Promise<RegisterReport> {
  const named = await NamedOrganisations.load(db);
  const context = await openPublication(db, reading, named);
  let planned = 0;
  for await (const rows of stagedRows(db, importId)) {
    nameParties(
      named,
      rows.map(({ stated }) => partiesOf(stated)),
    );
    await keepPlans(db, importId, await planRows(db, rows, context));
    planned += rows.length;
    log(`${planned} rows compared with the records`);
  }
  const report = { ...(await countImport(db, importId)), ...compared };
  await inRetriedTransaction(db, actor, (tx) =>
    tx.update(imports).set({ state: "staged", report }).where(eq(imports.id, importId)),
  );
  return report;
}

/** A row with its parties as `nameParties` takes them. */
export const partiesOf = ({ site, indicators }: PlannedRow["row"]["stated"]) => ({ ...site, indicators });

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
