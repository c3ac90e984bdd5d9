import { afterEach, expect, it, vi } from "vitest";
import { refreshStaleForecasts } from "@/db/commands/refresh-stale-forecasts";
import { seed } from "@/db/seed/seed";
import { testDatabase } from "@/db/testing/test-database";
import { forecastNewDay } from "./daily-refresh";

afterEach(() => vi.unstubAllEnvs());

it("forecasts every site anew on a new day, once", async () => {
  vi.stubEnv("LEADTIME_TODAY", "2026-11-22");
  const test = await testDatabase();
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  try {
    await seed(test.url, () => {});
    expect(await forecastNewDay(test.url, "2026-11-22", log)).toBe("2026-11-22");
    expect(lines).toEqual([]);
    vi.stubEnv("LEADTIME_TODAY", "2026-11-23");
    expect(await forecastNewDay(test.url, "2026-11-22", log)).toBe("2026-11-23");
    expect(lines).toEqual([expect.stringMatching(/^A new day: \d+ sites forecast as of 2026-11-23$/)]);
    const actor = { kind: "system", name: "test" } as const;
    expect(await refreshStaleForecasts(test.db, actor, { asOfOn: "2026-11-23", log })).toBe(0);
  } finally {
    await test.close();
  }
});
