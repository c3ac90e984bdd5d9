import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { readinessRow } from "@/lib/readiness/readiness-row";
import { testDatabase } from "../testing/test-database";
import { listBaseRates } from "./list-base-rates";
import { listEconomies } from "./list-economies";
import { listProgrammeSites, listProgrammes } from "./list-programmes";
import { listReadinessPhases } from "./list-readiness-phases";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
});
afterAll(() => database.close());

describe("what the country and programme screens read", () => {
  it("holds every APEC economy, unknown figures with their reason", async () => {
    const economies = await listEconomies(database.db);
    expect(economies.filter((economy) => economy.isApecMember)).toHaveLength(21);
    for (const fact of economies.flatMap((economy) => economy.facts)) {
      expect(fact.value !== null || fact.unknownReason).toBeTruthy();
    }
  });

  it("keeps the source of a fact whose publication has no address", async () => {
    const facts = (await listEconomies(database.db, { iso3: "KOR" })).flatMap((economy) => economy.facts);
    expect(facts.filter((fact) => fact.source === null)).toEqual([]);
    expect(facts.some((fact) => fact.source?.url === null)).toBe(true);
  });

  it("gives Korea's row: a granted building permit counts, and nobody's silence does", async () => {
    const phases = await listReadinessPhases(database.db, { iso3: "KOR" });
    expect(new Set(phases.map((phase) => phase.iso3))).toEqual(new Set(["KOR"]));
    const row = readinessRow({
      iso3: "KOR",
      asOfDay: toEpochDay("2026-11-22"),
      basis: "facility",
      phases,
      flags: [],
      facts: [],
    });
    expect(row.sites).toBeGreaterThanOrEqual(3);
    expect(row.announcedMegawatts.facility.value).toBeGreaterThan(200);
    expect(row.firmPpaMegawatts.value).toBeNull();
    expect(row.rank.rankable).toBe(false);
  });

  it("puts all phases with an economy into the table in one read", async () => {
    const all = await listReadinessPhases(database.db);
    const korean = await listReadinessPhases(database.db, { iso3: "KOR" });
    expect(all.filter((phase) => phase.iso3 === "KOR")).toEqual(korean);
  });

  it("weighs Incheon's answers as one common cause", async () => {
    const [rate] = await listBaseRates(database.db, { regionSlugs: ["incheon"] });
    expect(rate).toMatchObject({ passed: 0, decided: 24 });
    expect(rate?.effectiveDecided).toBeCloseTo(24 / (1 + 23 * 0.3), 10);
    expect(rate?.passProbabilityMean).toBeCloseTo(0.35 / (10 + 24 / 7.9), 10);
  });

  it("keeps the Korean pledge apart and links no site to it", async () => {
    const programmes = await listProgrammes(database.db);
    const korea = programmes.find((programme) => programme.slug === "aws-korea-2031");
    expect(korea?.regions.map((region) => region.slug)).toEqual(["incheon", "gyeonggi"]);
    expect(korea?.pledges.map((pledge) => pledge.low)).toEqual([5, 5]);
    const sites = await listProgrammeSites(database.db, { id: korea?.id ?? 0, regionSlugs: ["incheon", "gyeonggi"] });
    expect(sites.length).toBeGreaterThan(0);
    expect(sites.every((site) => !site.isMember)).toBe(true);
  });
});
