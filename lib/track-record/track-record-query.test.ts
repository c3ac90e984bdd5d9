import { expect, it } from "vitest";
import { isInGroup, parseTrackRecordQuery } from "./track-record-query";

it("reads what it can and takes the rest as absent", () => {
  const query = parseTrackRecordQuery({
    economy: "KOR",
    operator: "Not A Slug",
    stage: "in_service",
    horizon: "400",
    from: "2026-02-30",
    to: "",
  });
  expect(query).toEqual({
    economy: "KOR",
    operator: null,
    source: null,
    engine: null,
    stage: null,
    from: null,
    to: null,
    horizon: 365,
  });
});

it("lets a forecast in that fits every filter", () => {
  const group = {
    iso3: null,
    operatorSlug: "acme",
    sourceClass: null,
    engineVersion: "1.0.0",
    stage: "announced",
    asOfOn: "2026-01-01",
  };
  const fits = (parameters: Record<string, string>) => isInGroup(parseTrackRecordQuery(parameters), group);
  expect(fits({})).toBe(true);
  for (const yes of [
    { economy: "unknown" },
    { operator: "acme" },
    { source: "none" },
    { engine: "1.0.0" },
    { stage: "announced" },
    { from: "2026-01-01" },
    { to: "2026-01-01" },
  ])
    expect(fits(yes as unknown as Record<string, string>)).toBe(true);
  for (const no of [
    { economy: "KOR" },
    { operator: "other" },
    { source: "press" },
    { engine: "2.0.0" },
    { stage: "permitted" },
    { from: "2026-01-02" },
    { to: "2025-12-31" },
  ])
    expect(fits(no as unknown as Record<string, string>)).toBe(false);
});
