import { expect, it } from "vitest";
import type { IndicatorRecord } from "@/lib/domain/records";
import type { PermitType, WorkType } from "@/lib/domain/vocabulary";
import { indicator } from "../assessment/site.fixture";
import { type GateShape, gateShapes } from "./gate-shapes";
import { told } from "./schedule.fixture";

const permit = (permitType: PermitType) => indicator("permit", {}, { permitType });
const works = (workType: WorkType) => indicator("works", {}, { workType });
const ppa = (parts: Partial<IndicatorRecord> = {}) => ({ ...indicator("ppa", {}), ...parts });

/** `kind: steps that close it (class) from those that begin it, faintly from others, before what it precedes`. */
const inWords = ({ kind, step, alsoDone, begins, faint, classSlug, precedes }: GateShape) => {
  const parts = [
    `${kind}: ${[step, ...alsoDone].join("/")} (${classSlug})`,
    ...(begins.length > 0 ? [`from ${begins.join("/")}`] : []),
    ...(faint.length > 0 ? [`faintly ${faint.join("/")}`] : []),
    ...(precedes ? [`before ${precedes}`] : []),
  ];
  return parts.join(", ");
};

const grid =
  "grid: energised (grid_works_beside_building), from agreement_signed/works_started, faintly works_completed";
const building = "works: completed (building_construction), from started, faintly roof_complete";
const asked = "from filed, faintly hearing_set";

it.each<[string, IndicatorRecord, string[]]>([
  [
    "a connection",
    indicator("grid_interconnect", {}),
    [
      "agreement: agreement_signed (grid_request_to_agreement), from requested, faintly study_completed/reserved, before grid",
      grid,
    ],
  ],
  ["a building", works("building"), [building]],
  ["works of no kind", { ...works("building"), workType: null }, [building]],
  [
    "a substation",
    works("substation"),
    ["grid: completed (substation_construction), from started, faintly roof_complete"],
  ],
  [
    "works of bridge power",
    works("bridge_power"),
    ["own_power: completed (bridge_power), from started, faintly roof_complete"],
  ],
  [
    "a plant",
    indicator("generation", {}),
    ["own_power: in_service/installed (bridge_power), from ordered/works_started, faintly shipped/delivered"],
  ],
  [
    "a transformer",
    indicator("transformer_order", {}),
    ["transformer: delivered (transformer_delivery), from ordered, faintly shipped"],
  ],
  [
    "machines",
    indicator("accelerator_order", {}),
    ["machines: delivered (accelerator_delivery), from ordered, faintly export_licensed"],
  ],
  [
    "a contract that power waits for",
    ppa({ ppaRole: "gating" }),
    ["power_contract: signed/supply_started (ppa_negotiation), from negotiating"],
  ],
  ["another contract", ppa({ ppaRole: "commercial" }), []],
  ["a water right", indicator("water_right", {}), [`water: granted (water_right), ${asked}`]],
  [
    "an assessment of the grid",
    permit("grid_impact_assessment"),
    [`permit: granted (grid_impact_assessment), ${asked}, before agreement`],
  ],
  ["a permit of water", permit("water"), [`water: granted (water_right), ${asked}`]],
  ["an export licence", permit("export_licence"), [`machines: granted (local_permit), ${asked}`]],
  ["a permit to buy power", permit("power_purchase"), [`permit: granted (local_permit), ${asked}`]],
  ["a building permit", permit("building"), [`permit: granted (local_permit), ${asked}, before works`]],
  ["service", indicator("service", {}), []],
  ["the site's standing", indicator("site", {}), []],
  ["land", indicator("land", {}), []],
  ["financing", indicator("financing", {}), []],
])("%s", (_, record, shapes) => {
  expect(gateShapes(record).map(inWords)).toEqual(shapes);
});

it("a date of the step before the last stands in where nobody gave one of the last", () => {
  const of = (kind: "promised" | "estimated" | "actual" | "seen_open") =>
    gateShapes(
      indicator("grid_interconnect", {
        requested: [told("promised", "2027", "2026-01-01")],
        energised: [told("seen_open", "unknown", "2026-01-01"), told(kind, "2027", "2026-02-01")],
      }),
    )[1]?.dated;
  expect(of("promised")).toEqual(["energised"]);
  expect(of("estimated")).toEqual(["energised"]);
  expect(of("actual")).toEqual(["energised", "works_completed"]);
  expect(of("seen_open")).toEqual(["energised", "works_completed"]);
  expect(gateShapes(indicator("generation", {}))[0]?.dated).toEqual(["in_service", "installed"]);
  expect(gateShapes(works("building"))[0]?.dated).toEqual(["completed"]);
});
