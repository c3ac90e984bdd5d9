import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { anyOverrides } from "./overrides.arbitrary";
import { readScenarioLink, type ScenarioLink, writeScenarioLink } from "./scenario-link";

const day = fc.integer({ min: -3000, max: 60_000 });
const scenario: fc.Arbitrary<ScenarioLink["scenario"]> = fc.oneof(
  anyOverrides.map((overrides) => ({ kind: "own" as const, overrides })),
  fc.record({
    kind: fc.constant("stored" as const),
    slug: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/),
    version: fc.integer({ min: 1, max: 99_999 }),
  }),
);
const asOfDay = toEpochDay("2026-11-22");

it("quotes a number beyond all numbers as it stands in the link", () => {
  const values = (link: string) => {
    const read = readScenarioLink(`1~2026-11-22~own~${link}`);
    return read.ok || read.reason !== "out-of-range" ? read : read.problems.map(({ value }) => value);
  };
  expect(values("utilisation!1e400")).toEqual(["1e400"]);
  expect(values("x!grid_interconnect!1e999")).toEqual(["1e999"]);
  expect(values("export!0.5!1e400!548!0.1!MYS")).toContain("1e400");
});

describe("a scenario's link", () => {
  it("reads back what was written, through an address as it is", () => {
    fc.assert(
      fc.property(day, scenario, (asOfDay, scenario) => {
        const written = writeScenarioLink({ asOfDay, scenario });
        const address = new URL(`https://example.org/?scenario=${written}`);
        expect(readScenarioLink(address.searchParams.get("scenario") as string)).toEqual({
          ok: true,
          link: { asOfDay, scenario },
        });
      }),
      { numRuns: 400 },
    );
  });

  it("can be read by people", () => {
    expect(writeScenarioLink({ asOfDay, scenario: { kind: "stored", slug: "bear", version: 2 } })).toBe(
      "1~2026-11-22~bear.v2",
    );
    const overrides = {
      durationFactors: { "works.substation": 1.5 },
      exportControl: {
        licenceProbability: 0.5,
        delayMedianDays: 183,
        delayP90Days: 548,
        denialProbability: 0.1,
        controlledIso3: ["MYS", "THA"],
      },
      utilisation: 0.49,
    };
    expect(writeScenarioLink({ asOfDay, scenario: { kind: "own", overrides } })).toBe(
      "1~2026-11-22~own~x!works.substation!1.5~export!0.5!183!548!0.1!MYS.THA~utilisation!0.49",
    );
  });

  it.each([
    ["2~2026-11-22~whatever", "other-version"],
    ["", "damaged"],
    ["1~2026-11-22", "damaged"],
    ["1~2026-11-31~bear.v1", "damaged"],
    ["1~2026-11-22~bear", "damaged"],
    ["1~2026-11-22~bear.v0", "damaged"],
    ["1~2026-11-22~Bear.v1", "damaged"],
    ["1~2026-11-22~bear.v1~utilisation!0.5", "damaged"],
    ["1~2026-11-22~own~utilisation", "damaged"],
    ["1~2026-11-22~own~utilisation!0.5!0.6", "damaged"],
    ["1~2026-11-22~own~utilisation!0.5~utilisation!0.6", "damaged"],
    ["1~2026-11-22~own~utilisation!0x1", "damaged"],
    ["1~2026-11-22~own~x!works!2~x!works!3", "damaged"],
    ["1~2026-11-22~own~x!works", "damaged"],
    ["1~2026-11-22~own~export!0.5!183!548!0.1", "damaged"],
    ["1~2026-11-22~own~export!0.5!!548!0.1!MYS", "damaged"],
    ["1~2026-11-22~own~", "damaged"],
    ["1~2026-11-22~own~utilisation!1.5", "out-of-range"],
    ["1~2026-11-22~own~unheard!1", "out-of-range"],
    ["1~2026-11-22~own~__proto__!1", "out-of-range"],
    ["1~2026-11-22~own~strandedThreshold!0.3", "out-of-range"],
    ["1~2026-11-22~own~x!roof!2", "out-of-range"],
    ["1~2026-11-22~own~durationFactors!2", "out-of-range"],
    ["1~2026-11-22~own~export!0.5!183!548!0.1!mys", "out-of-range"],
  ])("%s is refused: %s", (written, reason) => {
    expect(readScenarioLink(written)).toMatchObject({ ok: false, reason });
  });
});
