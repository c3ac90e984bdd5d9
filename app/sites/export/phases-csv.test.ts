import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { PhaseListRow } from "@/app/_data/phases";
import { phasesCsv } from "./phases-csv";

const row = {
  siteSlug: "alpha",
  siteNameEn: '=HYPERLINK("x")',
  siteNameKo: "울산, 알파",
  ordinal: 1,
  phaseNameEn: "+1",
  isIllustrative: false,
  state: "forecast",
  asOfOn: "2026-11-22",
  probabilityInService: 0.041,
  lookDay: 20641,
  probabilityByAnnounced: 0.25,
  inServiceDay: null,
  announced: null,
  p50On: "2028-06-30",
  delayCostUsd: -28_912_345.678,
  delayCostShare: -0.0206516755,
  capitalAtRiskUsd: null,
  capitalAtRiskShare: 0.2534179688,
  probabilityBelowZero: 0.6080123,
  probabilityBelowZeroOnPlan: 0.3336,
  unknownBasisMegawatts: 41,
  mark: "V2",
} as unknown as PhaseListRow;

const text = (...given: Parameters<typeof phasesCsv>) => [...phasesCsv(...given)].join("");
const read = (csv: string) => Papa.parse<string[]>(csv.replace("\uFEFF", "").trimEnd()).data;
const options = { label: (key: string) => `label of ${key}` };

describe("phasesCsv", () => {
  it("starts with a byte order mark and names each column by key and label", () => {
    const csv = text([], options);
    expect(csv.startsWith("\uFEFFsite_slug | label of site_slug,")).toBe(true);
    expect(read(csv)).toHaveLength(1);
  });

  it("keeps commas and Korean, and disarms formulas", () => {
    const [header = [], cells = []] = read(text([row], options));
    const cell = (key: string) => cells[header.findIndex((name) => name.startsWith(`${key} | `))];
    expect(cells).toHaveLength(header.length);
    expect(cell("site_name_ko")).toBe("울산, 알파");
    expect(cell("site_name_en")).toBe(`'=HYPERLINK("x")`);
    expect(cell("phase_name_en")).toBe("'+1");
    expect(cell("p50_on")).toBe("2028-06-30");
    expect([cell("delay_cost_usd"), cell("delay_cost_share_of_capital")]).toEqual(["-28912346", "-0.0207"]);
    expect([cell("capital_at_risk_usd"), cell("capital_at_risk_share_of_capital")]).toEqual(["", "0.2534"]);
    expect([cell("probability_npv_below_zero"), cell("probability_npv_below_zero_on_plan")]).toEqual([
      "0.608",
      "0.3336",
    ]);
    expect(cell("as_of_on")).toBe("2026-11-22");
    expect([cell("unknown_basis_megawatts"), cell("facility_megawatts")]).toEqual(["41", ""]);
    expect(cell("mark")).toBe("V2");
    expect(cell("licence")).toContain("CC BY 4.0; Ember; FAO AQUASTAT via Our World in Data");
  });

  it("has no forecast for a phase in service", () => {
    const [header = [], cells = []] = read(text([{ ...row, state: "in_service", inServiceDay: 20000 }], options));
    const cell = (key: string) => cells[header.findIndex((name) => name.startsWith(`${key} | `))];
    expect([cell("p50_on"), cell("delay_cost_usd"), cell("probability_npv_below_zero"), cell("in_service_on")]).toEqual(
      ["", "", "", "2024-10-04"],
    );
  });

  it("gives a date that has passed no probability, but the days since, the last look and the probability of serving", () => {
    const announced = { basis: "promised", latest: { latestDay: 20721 }, first: { latestDay: 20721 } };
    const cellsOf = (change: object) => {
      const [header = [], cells = []] = read(text([{ ...row, ...change } as PhaseListRow], options));
      const keys = ["probability_in_service", "last_looked_on", "overdue_days", "probability_by_announced"];
      return keys.map((key) => cells[header.findIndex((name) => name.startsWith(`${key} | `))]);
    };
    expect(cellsOf({ announced, probabilityInService: 0.7654321 })).toEqual(["0.7654", "2026-07-07", "58", ""]);
    expect(cellsOf({ announced: { ...announced, latest: { latestDay: 20779 } } })).toEqual([
      "0.041",
      "2026-07-07",
      "",
      "0.25",
    ]);
    expect(cellsOf({ announced, state: "in_service" })).toEqual(["", "", "", ""]);
  });

  it("gives a phase without a forecast no day on which one holds", () => {
    const [header = [], cells = []] = read(text([{ ...row, state: null, asOfOn: null }], options));
    const cell = (key: string) => cells[header.findIndex((name) => name.startsWith(`${key} | `))];
    expect([cell("state"), cell("scenario"), cell("as_of_on")]).toEqual(["", "", ""]);
  });

  it("comes in pieces of 200 phases, which together are the rows in their order", () => {
    const rows = Array.from({ length: 450 }, (_, i) => ({ ...row, ordinal: i + 1 }));
    const pieces = [...phasesCsv(rows, options)];
    expect(pieces.map((piece) => read(piece).length)).toEqual([1, 200, 200, 50]);
    const [, ...lines] = read(pieces.join(""));
    expect(lines.map((cells) => Number(cells[3]))).toEqual(rows.map(({ ordinal }) => ordinal));
  });
});
