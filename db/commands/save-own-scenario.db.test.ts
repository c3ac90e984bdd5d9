import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { namedScenarios } from "@/lib/scenarios/named";
import { firstOf } from "@/lib/testing/present";
import { connect } from "../client";
import { findScenario, listScenarios } from "../queries/list-scenarios";
import { loadModel } from "../seed/load-model";
import { testDatabase } from "../testing/test-database";
import { OWN_VERSIONS, saveOwnScenario } from "./save-own-scenario";
import { saveUser } from "./save-user";

const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
const other = { kind: "user", userId: "other", name: "Other" } as const;
const seed: Actor = { kind: "system", name: "seed" };
const named = { slug: "slow-grid", nameEn: "Slow grid", nameKo: "느린 계통" };

let test: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  test = await testDatabase();
  await loadModel(test.db, seed);
  await saveUser(test.db, seed, {
    id: other.userId,
    name: other.name,
    email: "other@leadtime.invalid",
    role: "analyst",
    locale: "en",
    isDemo: false,
  });
});
afterAll(() => test.close());

const count = async () => {
  const { count } = firstOf(await test.db.execute<{ count: string }>(sql`select count(*) from scenarios`));
  return Number(count);
};

describe("the scenarios that are seeded", () => {
  it("are the named ones with their overrides, the base first, and loading again adds no version", async () => {
    const { newest: before } = await listScenarios(test.db);
    expect(before.map(({ slug }) => slug)).toEqual(["base", "bear", "bull", "export-control"]);
    for (const { slug, nameEn, nameKo, overrides } of namedScenarios)
      expect(await findScenario(test.db, slug, 1)).toMatchObject({ nameEn, nameKo, overrides, ownerId: null });
    await loadModel(test.db, seed);
    expect((await listScenarios(test.db)).newest).toEqual(before);
  });
});

describe("an analyst's own scenario", () => {
  it("has a new version for other overrides only, and each version stays as it was", async () => {
    const first = { durationFactors: { grid_interconnect: 2 } };
    const second = { ...first, utilisation: 0.6 };
    const versions = [];
    for (const [basedOnVersion, overrides] of [
      [null, first],
      [1, first],
      [1, second],
    ] as const) {
      const saved = await saveOwnScenario(test.db, analyst, { ...named, overrides, basedOnVersion });
      versions.push(saved.ok && saved.value.version);
    }
    expect(versions).toEqual([1, 1, 2]);
    expect((await findScenario(test.db, "slow-grid", 1))?.overrides).toEqual(first);
    expect(await findScenario(test.db, "slow-grid", 3)).toBeNull();
    const { newest, find } = await listScenarios(test.db, [
      { slug: "slow-grid", version: 1 },
      { slug: "slow-grid", version: 3 },
    ]);
    expect(find("slow-grid", 1)).toMatchObject({ overrides: first });
    expect(find("slow-grid", 3)).toBeNull();
    const listed = newest.at(-1);
    expect(newest.filter(({ slug }) => slug === "slow-grid")).toEqual([listed]);
    // A page reads no version that it does not show.
    expect((await listScenarios(test.db)).find("slow-grid", 1)).toBeNull();
    expect(listed).toMatchObject({ ...named, version: 2, overrides: second, ownerId: analyst.userId });
  });

  it("is written in its analyst's name", async () => {
    const [row] = await test.db.execute<{ actor: string }>(
      sql`select actor from audit_log where table_name = 'scenarios' order by id desc limit 1`,
    );
    expect(row?.actor).toBe("user:demo-analyst");
  });

  it("of several saved at once under a new name one is kept, and the others are told of it", async () => {
    const atOnce = { ...named, slug: "at-once" };
    const factors = [1, 2, 3, 4, 5];
    const connections = factors.map(() => connect(test.url, { max: 1 }));
    const saveAll = (basedOnVersion: number | null) =>
      Promise.all(
        connections.map(({ db }, i) =>
          saveOwnScenario(db, analyst, { ...atOnce, overrides: { hazardFactor: factors[i] }, basedOnVersion }),
        ),
      );
    for (const [basedOnVersion, version] of [
      [null, 1],
      [1, 2],
    ] as const) {
      const saved = await saveAll(basedOnVersion);
      const isSame = (i: number, stored: unknown) =>
        JSON.stringify(stored) === JSON.stringify({ hazardFactor: factors[i] });
      const stored = await findScenario(test.db, "at-once", version);
      const previous = version === 1 ? null : await findScenario(test.db, "at-once", version - 1);
      for (const [i, one] of saved.entries()) {
        // Who asks for what is stored already gets its version.
        if (one.ok) expect(isSame(i, stored?.overrides) || isSame(i, previous?.overrides)).toBe(true);
        else expect(one.failure).toEqual({ kind: "moved", newestVersion: version });
      }
      expect(saved.filter(({ ok }) => ok).length).toBeGreaterThan(0);
      expect(await findScenario(test.db, "at-once", version + 1)).toBeNull();
    }
    await Promise.all(connections.map(({ close }) => close()));
  });

  it("is refused with field, value and limit, and nothing is written", async () => {
    const before = await count();
    const overrides = { utilisation: 1.2, acceleratorLifeYears: 0, revenueUsdPerMwYear: -1 };
    const draft = { ...named, slug: "Not a slug", overrides, basedOnVersion: null };
    const refused = await saveOwnScenario(test.db, analyst, draft);
    expect(refused).toMatchObject({ ok: false, failure: { kind: "invalid" } });
    const problems = refused.ok || refused.failure.kind !== "invalid" ? [] : refused.failure.problems;
    expect(problems).toEqual([
      expect.objectContaining({ field: "slug", value: "Not a slug" }),
      { field: "overrides.acceleratorLifeYears", value: 0, reason: "expected at least 1" },
      { field: "overrides.utilisation", value: 1.2, reason: "expected at most 1" },
      { field: "overrides.revenueUsdPerMwYear", value: -1, reason: "expected at least 0" },
    ]);
    expect(await count()).toBe(before);
  });

  it("has a limit of versions for each analyst, over all names; what is stored already is still found", async () => {
    const factor = (hazardFactor: number) => ({ overrides: { hazardFactor }, basedOnVersion: null });
    const save = (actor: typeof analyst | typeof other, slug: string, hazardFactor: number) =>
      saveOwnScenario(test.db, actor, { ...named, slug, ...factor(hazardFactor) });
    await test.db.execute(sql`
      insert into scenarios (slug, version, name_en, name_ko, overrides, owner_id)
      select 'many-' || i % 7, i, 'Many', '많음', '{"hazardFactor": 1}', ${other.userId}
      from generate_series(1, ${OWN_VERSIONS - 1}::int) as i`);
    expect(await save(other, "last", 2)).toMatchObject({ ok: true, value: { version: 1 } });
    const before = await count();
    expect(await save(other, "too-many", 2)).toEqual({ ok: false, failure: { kind: "full", limit: OWN_VERSIONS } });
    expect(await save(other, "last", 2)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await count()).toBe(before);
    expect(await save(analyst, "not-too-many", 2)).toMatchObject({ ok: true });
  });

  it("does not take the name of somebody else's, nor of one that is seeded", async () => {
    const before = await count();
    for (const [actor, slug] of [
      [analyst, "base"],
      [analyst, "bear"],
      [other, "slow-grid"],
    ] as const)
      expect(await saveOwnScenario(test.db, actor, { ...named, slug, overrides: {}, basedOnVersion: 1 })).toEqual({
        ok: false,
        failure: { kind: "taken" },
      });
    expect(await count()).toBe(before);
  });
});

it("says which stored scenario cannot be read, and why, and only to who asks for it", async () => {
  await test.db.execute(
    sql`insert into scenarios (slug, version, name_en, name_ko, overrides) values ('broken', 1, 'B', '고장', '{"utilisation": 2}')`,
  );
  await expect(findScenario(test.db, "broken", 1)).rejects.toThrow(
    "scenario broken.v1 cannot be read: utilisation: expected at most 1, got 2",
  );
  const { newest, find } = await listScenarios(test.db);
  expect(newest.map(({ slug }) => slug)).toEqual(expect.arrayContaining(["base", "bear", "bull", "broken"]));
  const problems = [{ field: "utilisation", value: 2, reason: "expected at most 1" }];
  expect(find("broken", 1)).toEqual(expect.objectContaining({ slug: "broken", problems }));
  expect(newest.filter((one) => "problems" in one)).toEqual([find("broken", 1)]);
});
