import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SLIP_ADJUSTMENT_SLUG } from "@/lib/chain/slip-adjustment";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { writeScenarioLink } from "@/lib/scenarios/scenario-link";
import type { CommandContext } from "@/scripts/run-command";
import { serveApp } from "@/scripts/serve-app";
import { connect, type Db } from "../client";
import { editParameter } from "../commands/edit-parameter";
import { editSource } from "../commands/edit-source";
import { logMilestone } from "../commands/log-milestone";
import { saveParameter } from "../commands/save-parameter";
import { storeResults } from "../commands/store-results";
import { findFreePort } from "../embedded/free-port";
import { getDemoAnalyst } from "../queries/get-demo-analyst";
import { getSiteRecords } from "../queries/get-site-records";
import * as t from "../schema";
import { cloneTemplate, dropDatabase } from "../testing/template-database";
import { TEST_TODAY } from "../testing/test-day";
import { inRetriedTransaction } from "../transaction";

// Two web processes of the built app over one database. No worker runs, so stored forecasts stay as they are: where the two show different
// figures, one of them shows what it computed before a change.

const SITE = "pdg-incheon-se1";
const MEMBER = "aws-gajwa-dong";
const PROGRAMME = "aws-korea-2031";
const PAGES = { sites: SITE, economies: "KOR", programmes: PROGRAMME } as const;
const actor: Actor = { kind: "system", name: "test" };
const server = process.env.DATABASE_URL ?? "";
const database = `leadtime_two_${randomBytes(6).toString("hex")}`;
const stops: (() => Promise<void>)[] = [];
const house: CommandContext = {
  log: () => {},
  onStop: (stop) => void stops.push(stop),
  hold: (starting) => starting,
};
let db: Db;
let processes: [string, string];

beforeAll(async () => {
  const url = await cloneTemplate(server, "seeded", database);
  house.onStop(() => dropDatabase(server, database));
  const connection = connect(url, { max: 2 });
  db = connection.db;
  house.onStop(connection.close);
  await write(
    sql`update sites set region_id = null, programme_id = (select id from programmes where slug = ${PROGRAMME}) where slug = ${MEMBER}`,
  );
  // The member's permit is younger than the rule, so that the rule asks a grid impact assessment of it, and with its region a base rate speaks of that.
  await write(sql`update policy_instruments set effective_on = '2023-06-14' where slug = 'kor-grid-impact-assessment'`);
  // With this correction in use, the class of a source decides how far its dates slip.
  await inRetriedTransaction(db, actor, (tx) =>
    saveParameter(tx, actor, {
      slug: SLIP_ADJUSTMENT_SLUG,
      value: { level: "sourceClass", logShifts: { operator: -0.7, press: 0.7 } },
      unit: "ln of days",
      category: "learned",
      mark: "D",
      sourceText: "a test",
    }),
  );
  // An economy's page waits for what the worker stores.
  await storeResults(db, actor, { asOfOn: TEST_TODAY });
  const serve = async () => {
    const address = { host: "127.0.0.1", port: await findFreePort() };
    const env = { DATABASE_URL: url, LEADTIME_TODAY: TEST_TODAY };
    return (await serveApp(house, { mode: "start", address, env })).url;
  };
  processes = [await serve(), await serve()];
});

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const write = (statement: ReturnType<typeof sql>) => inRetriedTransaction(db, actor, (tx) => tx.execute(statement));

async function siteRecords(slug: string) {
  const [row] = await db.select({ id: t.sites.id }).from(t.sites).where(eq(t.sites.slug, slug));
  if (!row) throw new Error(`there is no site ${slug}`);
  return getSiteRecords(db, row.id);
}

/** A change of each kind of input, and the pages whose figures it moves. */
const changes: [kind: string, moved: (keyof typeof PAGES)[], change: () => Promise<unknown>][] = [
  [
    "a parameter",
    ["sites", "programmes"],
    async () => {
      const { id, name } = await getDemoAnalyst(db, "demo-analyst");
      const edit = { slug: "utilisation", value: 0.55, mark: "U", sourceText: "a test", sourceUrl: null };
      const edited = await editParameter(db, { kind: "user", userId: id, name }, { ...edit, basedOnVersion: 1 });
      expect(edited).toMatchObject({ ok: true });
    },
  ],
  [
    "an organisation",
    ["programmes"],
    () => write(sql`update organisations set is_hyperscaler = not is_hyperscaler where slug = 'amazon'`),
  ],
  [
    "a source's class",
    ["sites"],
    async () => {
      const site = await siteRecords(SITE);
      const claims = site.phases.flatMap(({ indicators }) =>
        indicators.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.claims)),
      );
      for (const id of new Set(claims.map(({ source }) => source.id))) {
        const [stored] = await db.select().from(t.sources).where(eq(t.sources.id, id));
        const edit = { sourceId: id, basedOnVersion: stored?.version ?? 0, reason: "a test" };
        const changed = stored?.class === "press" ? "operator" : "press";
        const edited = await inRetriedTransaction(db, actor, (tx) =>
          editSource(tx, actor, { ...edit, changes: { class: changed } }),
        );
        expect(edited).toMatchObject({ ok: true, value: { isNew: true } });
      }
    },
  ],
  [
    "a site's region",
    ["programmes"],
    () =>
      write(sql`update sites set region_id = (select id from regions where slug = 'incheon') where slug = ${MEMBER}`),
  ],
  [
    "a base rate",
    ["programmes"],
    () => write(sql`update base_rates set passed = 20 where slug = 'incheon-kepco-2024'`),
  ],
  [
    "a rule",
    ["economies"],
    () =>
      write(sql`update policy_instruments set threshold_megawatts = 5000 where slug = 'kor-grid-impact-assessment'`),
  ],
  [
    "a claim",
    ["sites", "economies"],
    async () => {
      const [phase] = (await siteRecords(SITE)).phases;
      const input = MilestoneLogInput.parse({
        target: { phaseId: phase?.id, kind: "transformer_order", subtype: null },
        step: "delivered",
        kind: "promised",
        date: "2031-Q2",
        knownOn: "2026-11-20",
        source: { url: "https://example.org/a", title: "A page", publisher: "A utility", class: "utility" },
        claimantSlug: null,
        mark: "V",
        note: null,
      });
      expect(await logMilestone(db, actor, input, { asOfOn: TEST_TODAY })).toMatchObject({ ok: true });
    },
  ],
  ["a pledge", ["programmes"], () => write(sql`update pledges set low = 7 where slug = 'k10'`)],
];

it.each(changes)(
  "after a change of %s both show the same figures, and not those from before",
  async (kind, moved, change) => {
    // A link of its own, which the second process has not seen: what it shows rests on the records of the moment.
    const place = changes.findIndex(([one]) => one === kind);
    const overrides = { hazardFactor: 1.2 + place / 100 };
    const link = writeScenarioLink({ asOfDay: toEpochDay(TEST_TODAY), scenario: { kind: "own", overrides } });
    const earlier: [page: keyof typeof PAGES, figures: string][] = [];
    for (const page of moved) earlier.push([page, await figuresOn(page, processes[0], link)]);
    await change();
    for (const [page, before] of earlier) {
      const [first, second] = [await figuresOn(page, processes[0], link), await figuresOn(page, processes[1], link)];
      expect(first, page).toBe(second);
      expect(first, page).not.toBe(before);
    }
  },
);

/** The figures of a page, and what computes them. */
const FIGURES = {
  sites: ["comparison", "economics"],
  programmes: ["comparison", "money"],
  economies: ["outlooks"],
} as const satisfies Record<keyof typeof PAGES, string[]>;

/** What a page says under a scenario once these figures are computed. */
async function figuresOn(page: keyof typeof PAGES, url: string, link: string): Promise<string> {
  for (const figures of FIGURES[page])
    expect(await textOf(`${url}/api/simulations/${page}/${PAGES[page]}?figures=${figures}&scenario=${link}`)).toContain(
      '{"end":"done"}',
    );
  const html = await textOf(`${url}/${page === "economies" ? "countries" : page}/${PAGES[page]}?scenario=${link}`);
  return CARDS[page].map((card) => cardIn(html, card)).join(" ");
}

/** The cards that hold nothing but what is computed under the scenario: elsewhere a page shows the inputs themselves. */
const CARDS = {
  sites: ["scenarios-card", "economics-card"],
  programmes: ["programme-sides", "fans", "coverage"],
  economies: ["economy-scenarios"],
} as const satisfies Record<keyof typeof PAGES, string[]>;

function cardIn(html: string, testId: string): string {
  const from = html.indexOf(`data-testid="${testId}"`);
  expect(from, testId).toBeGreaterThan(0);
  const card = html.slice(from, endOfSection(html, from));
  expect(card.includes('data-testid="calculating"'), `${testId} still calculates`).toBe(false);
  return card.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

/** Where the section that `from` lies in ends; sections within it are passed over. */
function endOfSection(html: string, from: number): number {
  let open = 1;
  for (const { 0: tag, index } of html.slice(from).matchAll(/<section[ >]|<\/section>/g)) {
    open += tag === "</section>" ? -1 : 1;
    if (open === 0) return from + index;
  }
  throw new Error("a section has no end");
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  expect(response.status, address).toBe(200);
  return response.text();
}

it("a computation whose only reader left is there for the next who asks", async () => {
  const overrides = { hazardFactor: 1.3, durationFactors: { outside: 1.2 }, factorShift: 0.1, utilisation: 0.61 };
  const link = writeScenarioLink({ asOfDay: toEpochDay(TEST_TODAY), scenario: { kind: "own", overrides } });
  const address = `${processes[0]}/api/simulations/programmes/${PROGRAMME}?figures=comparison&scenario=${link}`;
  const leaving = new AbortController();
  const { body } = await fetch(address, { signal: leaving.signal });
  await body?.getReader().read();
  leaving.abort();
  expect(await textOf(address)).toContain('{"end":"done"}');
});
