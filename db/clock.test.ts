import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inWorkspaceZone, latestDayOnEarth, today } from "./clock";

beforeEach(() => {
  vi.stubEnv("LEADTIME_TODAY", "");
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** What the clock says at an instant, in a zone. */
function at(instant: string, zone: string) {
  vi.setSystemTime(instant);
  vi.stubEnv("LEADTIME_ZONE", zone);
  return { today: today(), latest: latestDayOnEarth() };
}

describe("the clock", () => {
  it.each([
    // 08:00 in Seoul is still the day before in UTC.
    ["2026-01-01T23:00:00Z", "Asia/Seoul", "2026-01-02", "2026-01-02"],
    ["2026-01-01T23:00:00Z", "UTC", "2026-01-01", "2026-01-02"],
    ["2026-01-01T23:00:00Z", "America/Los_Angeles", "2026-01-01", "2026-01-02"],
    // UTC+14 is already on the 2nd, Seoul (UTC+9) is not.
    ["2026-01-01T10:00:00Z", "Asia/Seoul", "2026-01-01", "2026-01-02"],
    ["2026-01-01T10:00:00Z", "Pacific/Kiritimati", "2026-01-02", "2026-01-02"],
    ["2026-01-01T10:00:00Z", "", "2026-01-01", "2026-01-02"],
    ["2026-01-01T09:59:59Z", "Pacific/Kiritimati", "2026-01-01", "2026-01-01"],
    // Summer time, and an offset of a quarter of an hour.
    ["2026-07-01T04:30:00Z", "America/New_York", "2026-07-01", "2026-07-01"],
    ["2026-01-01T04:30:00Z", "America/New_York", "2025-12-31", "2026-01-01"],
    ["2026-01-01T18:15:00Z", "Asia/Kathmandu", "2026-01-02", "2026-01-02"],
  ])("at %s in %s it is %s, and nowhere later than %s", (instant, zone, day, latest) => {
    expect(at(instant, zone)).toEqual({ today: day, latest });
  });

  it("is set by LEADTIME_TODAY, whatever the zone", () => {
    vi.stubEnv("LEADTIME_TODAY", "2026-11-22");
    expect(at("2026-01-01T23:00:00Z", "Asia/Seoul")).toEqual({ today: "2026-11-22", latest: "2026-11-22" });
  });

  it("shows an instant by the workspace's clock", () => {
    vi.stubEnv("LEADTIME_ZONE", "Asia/Seoul");
    expect(inWorkspaceZone("2026-01-01T15:00:00Z")).toBe("2026-01-02T00:00");
    expect(inWorkspaceZone("2026-01-01T14:59:00Z")).toBe("2026-01-01T23:59");
  });

  it.each(["Seoul", "+09:00", "Asia/Nowhere", "KST9"])("refuses the zone %s by name", (zone) => {
    expect(() => at("2026-01-01T10:00:00Z", zone)).toThrow(`LEADTIME_ZONE is "${zone}": expected a zone`);
  });

  it("refuses a LEADTIME_TODAY that is no date", () => {
    vi.stubEnv("LEADTIME_TODAY", "2026-02-30");
    expect(() => today()).toThrow('LEADTIME_TODAY is "2026-02-30": expected a date');
  });
});
