import { expect, it } from "vitest";
import { namelessWords, partyNames } from "./party-names";

it("parties stand between semicolons, those in brackets behind their own", () => {
  expect(partyNames("A-FLOW (AyalaLand Logistics; FLOW; STT GDC); Meralco ;")).toEqual([
    "A-FLOW (AyalaLand Logistics; FLOW; STT GDC)",
    "Meralco",
  ]);
});

it("a bracket that is never closed ends with the cell", () => {
  expect(partyNames("Magna PFV (GS E&C; KKR")).toEqual(["Magna PFV (GS E&C", "KKR"]);
});

it.each(["not named", "Not named (investment-grade developer)", "undisclosed", "Several", "on site", "own microgrid"])(
  "%s is nobody's name, and is kept apart",
  (cell) => {
    expect(partyNames(`${cell}; PJM`)).toEqual(["PJM"]);
    expect(namelessWords(`${cell}; PJM`)).toEqual([cell]);
  },
);

it.each(["Owners' Association", "Ownum", "Severalty Ltd", "On Sitework"])("%s is a name", (cell) =>
  expect(partyNames(cell)).toEqual([cell]),
);
