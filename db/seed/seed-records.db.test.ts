import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countRecords } from "../queries/count-records";
import { testDatabase } from "../testing/test-database";
import { seedRecords } from "./seed-records";

let database: Awaited<ReturnType<typeof testDatabase>>;
const lines: string[] = [];
beforeAll(async () => {
  database = await testDatabase("seeded");
  // The records were read on that day.
  process.env.LEADTIME_TODAY = "2026-11-30";
  await seedRecords(database.url, (line) => lines.push(line));
}, 300_000);
afterAll(() => database?.close());

const rows = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) => database.db.execute<Row>(query);
const count = async (from: ReturnType<typeof sql>) =>
  (await rows<{ n: number }>(sql`select count(*)::int as n from ${from}`))[0]?.n ?? Number.NaN;

describe("the records of the seed", () => {
  it("are all taken in: a row that is not is named", async () => {
    const [sums] = await rows<Record<string, unknown>>(sql`
      select sum((report->'added'->>'claims')::int)::int as "added", sum((report->'unchanged'->>'claims')::int)::int as "same",
        jsonb_agg(refused) filter (where refused is not null) as refused
      from imports left join lateral jsonb_array_elements(report->'refused') refused on true where kind = 'records'`);
    expect(sums).toEqual({ added: 1_605, same: 1, refused: null });
    expect(lines.join("\n")).not.toContain("left out");
  });

  it("hold the kinds that decide when a site earns, in the economies that their README counts", async () => {
    const kinds = await rows<{ kind: string; claims: number; economies: number }>(sql`
      select i.kind, count(*)::int as claims, count(distinct s.iso3)::int as economies
      from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
      where c.compared_on is not null or c.known_precision <> 'day' or i.holds is not null
      group by 1 order by 1`);
    const of = (kind: string) => kinds.find((one) => one.kind === kind);
    expect(of("ppa")?.economies).toBe(14);
    expect(of("permit")?.economies).toBe(17);
    expect(of("water_right")?.economies).toBe(7);
    expect(of("grid_interconnect")?.economies).toBe(13);
    expect(of("transformer_order")?.claims).toBeGreaterThanOrEqual(15);
  });

  it("are counted by economy and kind, and name the data centers that lack something", async () => {
    const { totals, economies, without, sites } = await countRecords(database.db);
    // The founding seed has claims of its own beside them.
    expect(totals.ppa).toBe(171);
    expect(Object.values(economies).filter(({ water_right }) => water_right)).toHaveLength(7);
    // 339 of the records, of which nine were on record, and the seed's other four.
    expect(sites).toBe(343);
    expect(without.claim.length).toBeLessThan(10);
    expect(without.operator).not.toContain("sk-aws-ulsan-ai-zone");
  });

  it("keep the phases of sites on record, and give no place a phase that is no data center", async () => {
    expect(
      await rows(sql`select facility_megawatts::float8 as mw from phases p join sites s on s.id = p.site_id
      where s.slug = 'sk-aws-ulsan-ai-zone' order by p.ordinal`),
    ).toEqual([{ mw: 41 }, { mw: 62 }]);
    expect(await count(sql`phases p join sites s on s.id = p.site_id where s.type <> 'data_centre'`)).toBe(0);
    expect(await count(sql`indicators where phase_id is null and holds is null`)).toBe(0);
  });

  it("change nothing the second time, not even when nobody remembers the first", async () => {
    await rows(sql`delete from imports where kind = 'records'`);
    const before = await count(sql`audit_log`);
    await seedRecords(database.url, () => {});
    // The four imports alone.
    expect((await count(sql`audit_log`)) - before).toBe(4);
    const again: string[] = [];
    await seedRecords(database.url, (line) => again.push(line));
    expect(again.every((line) => line.endsWith("unchanged"))).toBe(true);
    expect(await count(sql`audit_log`)).toBe(before + 4);
  });
});
