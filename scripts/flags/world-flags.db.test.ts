import { beforeAll, expect, it, vi } from "vitest";
import { seedRecords } from "@/db/seed/seed-records";
import { testDatabase } from "@/db/testing/test-database";
import { RECORDS_READ_ON } from "@/db/testing/world-records";
import { toEpochDay } from "@/lib/domain/dates";
import { countFlags, type FlaggedSite } from "@/lib/flags/count-flags";
import { phaseFacts } from "@/lib/flags/phase-facts";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import type { RaisedFlag } from "@/lib/flags/types";
import { flagsOfWorld } from "./world-flags";
import { compareWithYardstick } from "./yardstick";

const rulesIn = ({ rule, lines }: RaisedFlag) => [rule, ...lines.map((line) => line.rule)];
const thresholds = flagThresholds({ parameters: {} });

let world: FlaggedSite[];
beforeAll(async () => {
  const { db, url, close } = await testDatabase("seeded");
  vi.stubEnv("LEADTIME_TODAY", RECORDS_READ_ON);
  try {
    await seedRecords(url, () => {});
    world = await flagsOfWorld(db, toEpochDay(RECORDS_READ_ON));
  } finally {
    vi.unstubAllEnvs();
    await close();
  }
});

it("each rule speaks in as many phases of the records as its yardstick, within a third or three", () => {
  const found = compareWithYardstick(countFlags(world, thresholds));
  console.log(found.map(({ name, found: n, yardstick }) => `${name}: ${n} of ${yardstick}`).join("\n"));
  expect(found.filter(({ isClose }) => !isClose)).toEqual([]);
});

it("every phase whose P50 is a year after its first baseline says that it is late, or that nobody looked", () => {
  const late = world.flatMap(({ site, phases, flags }) =>
    phases.flatMap(({ phaseId, state, serviceP50Day }) => {
      const phase = site.phases.find(({ id }) => id === phaseId);
      const { firstBaseline } = phase ? phaseFacts(site, phase) : { firstBaseline: null };
      const isLate = firstBaseline && (serviceP50Day ?? 0) - firstBaseline.day >= thresholds.flag_late_days;
      if (state !== "forecast" || !isLate) return [];
      const told = flags.filter(({ subject }) => subject.phaseIds.includes(phaseId)).flatMap(rulesIn);
      return [{ site: site.slug, isSaid: told.includes("forecast_late") || told.includes("passed_not_looked") }];
    }),
  );
  expect(late.length).toBeGreaterThan(20);
  expect(late.filter(({ isSaid }) => !isSaid)).toEqual([]);
});
