import { expect, it } from "vitest";
import type { EconomyReadiness } from "@/app/_data/readiness";
import { parseReadinessListQuery } from "@/lib/domain/readiness-list";
import { arrangeRows } from "./readiness-columns";

const entry = (nameEn: string, grid: number | null, sites: number, isApecMember = true) =>
  ({
    economy: { nameEn, nameKo: nameEn, isApecMember, facts: [] },
    row: { sites, withdrawnPhases: 0, gridAgreementMegawatts: { value: grid } },
  }) as unknown as EconomyReadiness;
const rows = [entry("Peru", null, 0), entry("Japan", 40, 1), entry("Ireland", null, 2, false), entry("Chile", 90, 1)];
const names = (query: Record<string, string>) =>
  arrangeRows([...rows], parseReadinessListQuery(query), "en").map(({ economy }) => economy.nameEn);

it("sorts by a column, unknown last in both directions, and filters", () => {
  expect(names({ sort: "grid" })).toEqual(["Chile", "Japan", "Ireland", "Peru"]);
  expect(names({ sort: "grid", dir: "asc" })).toEqual(["Japan", "Chile", "Ireland", "Peru"]);
  expect(names({ sort: "economy", show: "apec" })).toEqual(["Chile", "Japan", "Peru"]);
  expect(names({ sort: "economy", show: "with_sites", dir: "desc" })).toEqual(["Japan", "Ireland", "Chile"]);
});
