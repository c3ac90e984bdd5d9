import { expect, it } from "vitest";
import { site } from "../assessment/site.fixture";
import { factorKeys } from "./factor-keys";
import { gateNodeId, phaseOrdinalOf, siteGateId } from "./node-ids";
import { party } from "./schedule.fixture";

const gate = { kind: "permit", key: "building", step: "granted" } as const;

it("a gate is named by its record and step, with the ordinal of its phase unless it is the whole site's", () => {
  expect(gateNodeId(12, gate)).toBe("p12.permit.building.granted");
  expect(siteGateId(gate)).toBe("permit.building.granted");
});

it.each([
  ["p1.permit.building.granted", 1],
  ["p12.grid_interconnect.grid.energised", 12],
  ["permit.building.granted", null],
  ["permit.map1.zoning.granted", null],
  ["phase.permit", null],
])("the phase of %s is %s", (id, ordinal) => {
  expect(phaseOrdinalOf(id)).toBe(ordinal);
});

const region = { id: 1, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
const [operator, utility] = [party("operator"), party("utility")];

it.each([
  [
    "an operator within an economy, in a region",
    { operator, region, utility },
    "operator:operator×KOR",
    "zone:incheon",
  ],
  ["the utility's zone where no region is known", { operator, utility }, "operator:operator×KOR", "zone:utility"],
  ["nothing where neither is", { iso3: null }, "operator:fixture-site×fixture-site", "zone:fixture-site"],
])("a site shares draws by %s", (_, parts, operatorKey, zoneKey) => {
  expect(factorKeys(site([], parts))).toEqual({ siteKey: "fixture-site", operatorKey, zoneKey });
});
