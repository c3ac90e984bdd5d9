import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/test-database";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { WhatIfOutlook } from "./outlook";

vi.mock("server-only", () => ({}));

const slug = "sk-aws-ulsan-ai-zone";
let test: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  test = await testDatabase("seeded");
  process.env.DATABASE_URL = test.url;
});
afterAll(() => test.close());

/** How many rows every table holds. */
async function rowCounts() {
  const tables = await test.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  return Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await test.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)}`);
      return [name, row?.n];
    }),
  );
}

type Answer = { base: WhatIfOutlook[]; answer: { phases: WhatIfOutlook[]; ignored: unknown[] } };

describe("a what-if on the server", () => {
  it("starts from the stored forecast, answers, and adds, changes or removes no row", async () => {
    const { GET } = await import("@/app/sites/[slug]/what-if/route");
    const records = await import("@/app/sites/[slug]/what-if/records/route");
    const params = Promise.resolve({ slug });
    const ask = async (link: string) => {
      const response = await GET(new NextRequest(`http://localhost/sites/${slug}/what-if?whatif=${link}`), { params });
      expect(response.status).toBe(200);
      return (await response.json()) as Answer;
    };
    const stored = await test.db.execute<{ detail: PhaseAssessment }>(sql`
      select f.detail from current_forecasts c join forecasts f on f.id = c.forecast_id
      join phases p on p.id = f.phase_id join sites s on s.id = p.site_id where s.slug = ${slug} order by p.ordinal`);
    const before = await rowCounts();
    expect(before.length).toBeGreaterThan(20);

    const nothing = await ask("1~2026-11-22");
    expect(nothing.base.map(({ quantileDays }) => quantileDays)).toEqual(
      stored.map(({ detail }) => detail.quantileDays),
    );
    expect(nothing.answer.phases).toEqual(nothing.base);
    const changed = await ask(
      "1~2026-11-22~on!p1.grid_interconnect.kepco.energised!2029-01-01~x!p1.works.building.completed!2~bridge!1!2027-06-01~nobridge!2",
    );
    expect(changed.answer.phases[0]?.quantileDays).not.toEqual(nothing.base[0]?.quantileDays);
    expect(changed.answer.ignored).toHaveLength(1);
    expect((await records.GET(new Request("http://localhost"), { params })).status).toBe(200);

    expect(await rowCounts()).toEqual(before);
  });
});
