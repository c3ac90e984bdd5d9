import Papa from "papaparse";
import { expect, it } from "vitest";
import type { EconomyReadiness } from "@/app/_data/readiness";
import { readinessRow } from "@/lib/readiness/readiness-row";
import { readinessCsv } from "./readiness-csv";

it("writes unknown as an empty cell with its reason, with a byte order mark and Korean, and disarms formulas", () => {
  const entry: EconomyReadiness = {
    economy: {
      iso3: "KOR",
      nameEn: "=Korea",
      nameKo: "대한민국",
      isApecMember: true,
      facts: [],
      policies: [],
    },
    row: readinessRow({ iso3: "KOR", asOfDay: 20_000, basis: "facility", phases: [], flags: [], facts: [] }),
    secured: null,
    place: null,
  };
  const csv = readinessCsv([entry], {
    asOfOn: "2026-11-22",
    label: (key, values) => [key, values?.name].filter(Boolean).join(" "),
    reason: (_, figure) => figure?.reason ?? "not ranked",
  });
  expect(csv.startsWith("\uFEFFiso3 | iso3")).toBe(true);
  const [header = [], cells = []] = Papa.parse<string[]>(csv.replace("\uFEFF", "").trimEnd()).data;
  const cell = (key: string) => cells[header.findIndex((name) => name.startsWith(`${key} | `))];
  expect(cells).toHaveLength(header.length);
  expect([cell("name_en"), cell("name_ko")]).toEqual(["'=Korea", "대한민국"]);
  expect([cell("firm_ppa"), cell("firm_ppa_unknown_because")]).toEqual(["", "no_phases"]);
  expect([cell("rank"), cell("not_ranked_because")]).toEqual(["", "not ranked"]);
  expect(cell("licence")).toContain("CC BY 4.0");
});
