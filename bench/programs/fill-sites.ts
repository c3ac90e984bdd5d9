import postgres from "postgres";
import { connect } from "@/db/client";
import { today } from "@/db/clock";
import { storeResults } from "@/db/commands/store-results";

/** Beyond every id of the seed, so that a copy's ids are the originals' and its number times this. */
const IDS_PER_COPY = 100_000;

/** Tables of a site, parents first: its ids, the texts that must differ in each copy, and the ids inside its JSON. */
const TABLES: { name: string; ids: string[]; texts?: string[] }[] = [
  { name: "sites", ids: ["id"], texts: ["slug"] },
  { name: "site_aliases", ids: ["id", "site_id"], texts: ["alias"] },
  { name: "site_organisations", ids: ["id", "site_id"] },
  { name: "phases", ids: ["id", "site_id"] },
  { name: "capacity_claims", ids: ["id", "phase_id"] },
  { name: "indicators", ids: ["id", "phase_id"] },
  ...["ppas", "grid_interconnects", "transformer_orders", "permits", "water_rights", "works", "accelerator_orders"].map(
    (name) => ({ name, ids: ["indicator_id"] }),
  ),
  { name: "milestones", ids: ["id", "indicator_id"] },
  { name: "dated_claims", ids: ["id", "milestone_id"], texts: ["natural_key"] },
  { name: "claim_retractions", ids: ["claim_id"] },
  { name: "flags", ids: ["id", "phase_id"] },
];

// Usage: fill-sites.ts SITES. Copies the sites of the seeded database of DATABASE_URL, with their forecasts, flags and replays, until there are
// so many, stores the results, and prints counts and seconds as JSON. Only for a scratch database: it writes past the triggers that audit and
// refresh, and a copy's forecast is its original's.
const wanted = Number(process.argv[2]);
const url = process.env.DATABASE_URL ?? "";
const client = postgres(url, { max: 1, onnotice: () => {} });
const seconds = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return Math.round((performance.now() - begun) / 100) / 10;
};
const columnsOf = async (table: string) => {
  const rows = await client<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}
      and is_generated = 'NEVER' order by ordinal_position`;
  return rows.map(({ name }) => name);
};

async function copy(table: string, moved: Record<string, string>, where = "true"): Promise<void> {
  const columns = await columnsOf(table);
  const values = columns.map((column) => moved[column] ?? `r.${column}`);
  await client.unsafe(`
    insert into ${table} (${columns.join(", ")}) overriding system value
    select ${values.join(", ")} from ${table} r, generate_series(1, ${copies}) as n where ${where}`);
}

const [seeded] = await client<{ sites: number }[]>`select count(*)::int as sites from sites`;
const copies = Math.max(0, Math.ceil(wanted / (seeded?.sites ?? 1)) - 1);
const next = `n * ${IDS_PER_COPY}`;
const movedId = (column: string) => [column, `r.${column} + ${next}`] as const;
const copied = await seconds(async () => {
  await client`set session_replication_role = replica`;
  for (const { name, ids, texts = [] } of TABLES) {
    const renamed = texts.map((column) => [column, `r.${column} || '-copy-' || n`] as const);
    await copy(name, Object.fromEntries([...ids.map(movedId), ...renamed]));
  }
  const claim = "{announced,latest,claimId}";
  const detail = `case when r.detail #> '${claim}' is null then r.detail
    else jsonb_set(r.detail, '${claim}', to_jsonb((r.detail #>> '${claim}')::int + ${next})) end`;
  await copy("forecasts", { ...Object.fromEntries([movedId("id"), movedId("phase_id")]), detail });
  await copy("current_forecasts", Object.fromEntries([movedId("phase_id"), movedId("forecast_id")]));
  const steps = `(select jsonb_build_object('steps', jsonb_agg(jsonb_set(step, '{phaseId}', to_jsonb((step ->> 'phaseId')::int + ${next}))))
    from jsonb_array_elements(r.figures -> 'steps') as step)`;
  await copy("stored_results", { key: `(r.key::int + ${next})::text`, figures: steps }, "r.kind = 'replay'");
  await client`set session_replication_role = origin`;
  await client`analyze`;
});
const { db, close } = connect(url, { max: 2, statementTimeoutMs: 600_000 });
const actor = { kind: "system", name: "bench" } as const;
const stored = await seconds(() => storeResults(db, actor, { asOfOn: today() }));
await close();
const [counts] = await client`
  select (select count(*)::int from sites) as sites, (select count(*)::int from phases where retired_on is null) as phases,
    (select count(*)::int from dated_claims) as claims, (select count(*)::int from forecasts) as forecasts`;
await client.end({ timeout: 5 });
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  `${JSON.stringify({ ...counts, copySeconds: copied, storeResultsSeconds: stored, storeResultsPeakMegabytes: megabytes })}\n`,
);
