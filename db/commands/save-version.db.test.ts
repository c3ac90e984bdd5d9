import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { connect } from "../client";
import { loadModel } from "../seed/load-model";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { editParameter } from "./edit-parameter";
import { saveParameter } from "./save-parameter";

const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
const job: Actor = { kind: "system", name: "job" };
const slug = "stranded-threshold";

let test: Awaited<ReturnType<typeof testDatabase>>;
let connections: ReturnType<typeof connect>[];
beforeAll(async () => {
  test = await testDatabase();
  await loadModel(test.db, job);
  connections = [1, 2, 3, 4, 5, 6].map(() => connect(test.url, { max: 1 }));
});
afterAll(async () => {
  await Promise.all(connections?.map(({ close }) => close()) ?? []);
  await test?.close();
});

const versions = () =>
  test.db.execute<{ version: number; value: number }>(
    sql`select version, value::float8 as value from parameters where slug = ${slug} order by version`,
  );
const parameter = (value: number) => ({
  ...{ slug, value, unit: "share", mark: "U" as const, category: "money" },
  ...{ sourceText: "Judgement", sourceUrl: null },
});

it("six writers of one name at once, none of them holding a lock, get six versions", async () => {
  const values = [0.31, 0.32, 0.33, 0.34, 0.35, 0.36];
  await Promise.all(
    connections.map(({ db }, i) =>
      inRetriedTransaction(db, job, (tx) => saveParameter(tx, job, parameter(values[i] ?? 0))),
    ),
  );
  const stored = await versions();
  expect(stored.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(
    stored
      .slice(1)
      .map(({ value }) => value)
      .sort(),
  ).toEqual(values);
});

it("of an analyst's edits at once one is kept, and the others are told", async () => {
  const edits = await Promise.all(
    connections.map(({ db }, i) => {
      const edit = { slug, value: 0.4 + i / 100, mark: "U", sourceText: "Judgement of six analysts", sourceUrl: null };
      return editParameter(db, analyst, { ...edit, basedOnVersion: 7 });
    }),
  );
  expect(edits.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { version: 8, isNew: true } }]);
  for (const edit of edits) if (!edit.ok) expect(edit.failure.kind).toBe("conflict");
  const stored = await versions();
  expect(stored.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(stored.at(-1)?.value).toBe(0.4 + edits.findIndex(({ ok }) => ok) / 100);
});
