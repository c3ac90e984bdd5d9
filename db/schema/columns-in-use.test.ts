import { getTableColumns, getTableName, isTable } from "drizzle-orm";
import { expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "@/scripts/source-rules/source-files";
import * as schema from "./index";

const DETAIL = "a detail of the record that seed and imports may hold; no screen shows it yet";
const TRACE = "tells whoever looks into the database when, by whom or from what a row came";
const DROPPED = "to be dropped";

const AUDIT = "written by triggers, read by people and by audit_chain_broken_at()";

/** Tables, and columns as `table.column`, that no code reads, and why they are there all the same. */
const unread: Record<string, string> = {
  "audit_log.old_row": AUDIT,
  "audit_log.previous_hash": AUDIT,
  outbox: DROPPED,
  saved_views: DROPPED,
  watches: DROPPED,
  "dated_claims.supersedes_id": DROPPED,
  "accelerator_orders.manufacturer_id": DETAIL,
  "accelerator_orders.needs_export_licence": DETAIL,
  "forecasts.probability_stranded": "The archive of forecasts keeps what it once said; nothing states it any more.",
  "forecasts.expected_stranded_usd": "The archive of forecasts keeps what it once said; nothing states it any more.",
  "grid_interconnects.impact_assessment_result": DETAIL,
  "grid_interconnects.kilovolts": DETAIL,
  "grid_interconnects.point_of_interconnection": DETAIL,
  "grid_interconnects.queue_id": DETAIL,
  "grid_interconnects.requested_megawatts": DETAIL,
  "indicators.policy_instrument_id": DETAIL,
  "organisations.home_iso3": DETAIL,
  "permits.authority_id": DETAIL,
  "ppas.price_currency": DETAIL,
  "ppas.price_per_megawatt_hour": DETAIL,
  "ppas.project_megawatts": DETAIL,
  "ppas.seller_id": DETAIL,
  "ppas.tenor_years": DETAIL,
  "transformer_orders.buyer_id": DETAIL,
  "transformer_orders.manufacturer_id": DETAIL,
  "transformer_orders.primary_kilovolts": DETAIL,
  "transformer_orders.rating_mva": DETAIL,
  "transformer_orders.secondary_kilovolts": DETAIL,
  "water_rights.cubic_metres_per_year": DETAIL,
  "water_rights.water_source": DETAIL,
  "works.contractor_id": DETAIL,
  "flags.raised_at": TRACE,
  "forecasts.unconditional_p_50_on": "part of the archive: the date without cancellation, for scores to come",
  "forecasts.unconditional_p_80_on": "part of the archive: the date without cancellation, for scores to come",
  "lineage.from_name": TRACE,
  "lineage.from_phase_id": TRACE,
  "lineage.from_site_id": TRACE,
  "lineage.to_name": TRACE,
  "lineage.to_phase_id": TRACE,
  "lineage.to_site_id": TRACE,
  "phases.step_key": TRACE,
  "sites.created_at": TRACE,
  "sources.created_at": TRACE,
  "users.created_at": TRACE,
  "users.email": "whose account a local user is, once there are accounts",
};

/** As drizzle names columns: `unconditionalP50On` is `unconditional_p_50_on`. */
const snake = (name: string) => (name.match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? []).join("_").toLowerCase();
const has = (text: string, pattern: string) => new RegExp(`\\b(?:${pattern})\\b`).test(text);

/** Where a column can be read: not where it is declared or checked on its way in. */
const isReader = ({ file }: SourceFile) =>
  /^(app|jobs|lib|db\/(queries|commands|queue|seed|simulation))\//.test(file) &&
  !/-input\.ts$|\.test\.tsx?$|\.fixture\.ts$/.test(file);

/**
 * Every table that nobody names, and every column that is at most written: a query, job, page or pure module has to name it, or a command
 * or the seed after a dot (elsewhere those write). Names that several tables have count for all of them.
 */
function findUnread(tables: Record<string, unknown>, files: SourceFile[]): string[] {
  const readers = files.filter(isReader);
  const found: string[] = [];
  for (const [key, table] of Object.entries(tables)) {
    if (!isTable(table)) continue;
    const name = getTableName(table);
    if (!readers.some(({ text }) => has(text, `${key}|${name}`))) {
      found.push(name);
      continue;
    }
    for (const column of Object.keys(getTableColumns(table))) {
      const isRead = readers.some(({ file, text }) =>
        has(
          text,
          /^db\/(commands|seed)\//.test(file)
            ? `\\w+\\??\\.(?:${column}|${snake(column)})`
            : `${column}|${snake(column)}`,
        ),
      );
      if (!isRead) found.push(`${name}.${snake(column)}`);
    }
  }
  return found;
}

it("no table or column is there that nothing reads", async () => {
  const found = findUnread(schema, await sourceFiles());
  expect(found.filter((name) => !(name in unread))).toEqual([]);
  // An exception that is read by now is none.
  const names = Object.values(schema).flatMap((table) =>
    isTable(table)
      ? [getTableName(table), ...Object.keys(getTableColumns(table)).map((c) => `${getTableName(table)}.${snake(c)}`)]
      : [],
  );
  expect(Object.keys(unread).filter((name) => names.includes(name) && !found.includes(name))).toEqual([]);
});

it("finds a column that a command only writes, and a table that nobody names", () => {
  const text = "tx.insert(sources).values({ retrievedOn }); select(sources.url)";
  const planted = findUnread({ sources: schema.sources, users: schema.users }, [
    { file: "db/commands/record-source.ts", text },
    { file: "lib/domain/source-input.ts", text: "title publisher" },
    { file: "db/queries/list-sources.ts", text: "select title, published_on from sources" },
  ]);
  expect(planted).toEqual(expect.arrayContaining(["users", "sources.retrieved_on", "sources.publisher"]));
  for (const read of ["sources.url", "sources.title", "sources.published_on"]) expect(planted).not.toContain(read);
});
