import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { seed } from "@/db/seed/seed";

/** Beyond every id of the seed, so that a copy's ids are the originals' and its number times this. */
const IDS_PER_COPY = 100_000;

/** Tables of a site, parents first, with what leads to the row above and what must be another in each copy. */
const TABLES: { name: string; ids: string[]; texts: string[] }[] = [
  { name: "sites", ids: ["id"], texts: ["slug"] },
  { name: "phases", ids: ["id", "site_id"], texts: [] },
  { name: "capacity_claims", ids: ["id", "phase_id"], texts: [] },
  { name: "indicators", ids: ["id", "phase_id"], texts: [] },
  { name: "works", ids: ["indicator_id"], texts: [] },
  { name: "permits", ids: ["indicator_id"], texts: [] },
  { name: "milestones", ids: ["id", "indicator_id"], texts: [] },
  { name: "dated_claims", ids: ["id", "milestone_id"], texts: ["natural_key"] },
  { name: "claim_retractions", ids: ["claim_id"], texts: [] },
];

// A program of its own, so that its memory is not the job's: migrates and seeds the empty database of DATABASE_URL and copies the seed's sites,
// marked as illustrative, until there are as many phases as asked for, or up to one site more. Only for a scratch database: it writes past
// the triggers that audit and refresh.
const wanted = Number(process.argv[2]);
const url = process.env.DATABASE_URL ?? "";
await migrate(url);
await seed(url, () => {});
const client = postgres(url, { max: 1, onnotice: () => {} });
try {
  const phasesThere = async () =>
    (await client<{ n: number }[]>`select count(*)::int as n from phases where retired_on is null`)[0]?.n ?? 0;
  const ofSeed = await phasesThere();
  await client`set session_replication_role = replica`;
  for (let copy = 1, there = ofSeed; there < wanted; copy++, there = await phasesThere()) {
    for (const { name, ids, texts } of TABLES) {
      const moved = [
        ...ids.map((column) => `'${column}', r.${column} + ${copy * IDS_PER_COPY}`),
        ...texts.map((column) => `'${column}', r.${column} || '-copy-${copy}'`),
        ...(name === "sites" ? ["'is_illustrative', true"] : []),
      ];
      // The last copy takes the first sites only, as many as are still missing.
      const own = `select s.id from sites s where s.id < ${IDS_PER_COPY} and
        coalesce((select count(*) from phases p where p.site_id < s.id and p.retired_on is null), 0) < ${wanted - there}`;
      await client.unsafe(`
        insert into ${name} overriding system value
        select (jsonb_populate_record(null::${name}, to_jsonb(r) || jsonb_build_object(${moved.join(", ")}))).*
        from ${name} r where ${belongsTo(name, own)}`);
    }
  }
  await client`set session_replication_role = origin`;
  await client`analyze`;
  const [sites] = await client<{ n: number }[]>`select count(*)::int as n from sites`;
  process.stdout.write(`${JSON.stringify({ sites: sites?.n, phases: await phasesThere() })}\n`);
} finally {
  await client.end({ timeout: 5 });
}

/** That a row of a table is of the sites that `own` selects. */
function belongsTo(name: string, own: string): string {
  const phases = `select p.id from phases p where p.site_id in (${own})`;
  const indicators = `select i.id from indicators i where i.phase_id in (${phases})`;
  const milestones = `select m.id from milestones m where m.indicator_id in (${indicators})`;
  switch (name) {
    case "sites":
      return `r.id in (${own})`;
    case "phases":
      return `r.site_id in (${own})`;
    case "capacity_claims":
    case "indicators":
      return `r.phase_id in (${phases})`;
    case "dated_claims":
      return `r.milestone_id in (${milestones})`;
    case "claim_retractions":
      return `r.claim_id in (select c.id from dated_claims c where c.milestone_id in (${milestones}))`;
    default:
      return `r.indicator_id in (${indicators})`;
  }
}
