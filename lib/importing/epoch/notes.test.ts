import { describe, expect, it } from "vitest";
import { findBuildings, uniteNumbers, writeNumbers } from "./building-numbers";
import { readNote } from "./notes";

const named = (text: string) => uniteNumbers(findBuildings(text).map((mention) => mention.numbers));

describe("findBuildings", () => {
  it.each([
    ["Building 1-3", [1, 2, 3]],
    ["Buildings 8-11 are ready", [8, 9, 10, 11]],
    ["Building 14 and 16-18", [14, 16, 17, 18]],
    ["Building 13, 19, and 20 have", [13, 19, 20]],
    ["both Building 1 & Building 2", [1, 2]],
    ["Building 3, 7-8 months later", [3]],
    ["Building 4 on 2025-10-14, Building 2 in 2026", [2, 4]],
    ["Building 2026-01", []],
    ["Building 5-2", []],
    ["7 buildings", []],
  ])("%s", (text, numbers) => expect(named(text)).toEqual(numbers));

  it("writes runs as ranges", () => expect(writeNumbers([1, 2, 3, 7, 9, 10])).toBe("1–3, 7, 9–10"));
});

describe("readNote", () => {
  it("takes the buildings in service from the first sentence that says so, and not its reasons", () => {
    const note = "Chillers are on Building 9. Building 17 (Co) operational, based on it starting after Building 1.";
    expect(readNote(note).buildingsInService).toEqual([17]);
    expect(readNote("Since power is in place, we expect Building 2 is operational.").buildingsInService).toEqual([2]);
    expect(readNote("Building 6 may not be quite operational.").buildingsInService).toEqual([]);
    expect(readNote("7 buildings operational. Building 3 is operational.").buildingsInService).toEqual([]);
  });

  it.each([
    ["Confirmation that 9,000 chips are operational", true],
    ["Vapour over Building 1-4, confirming their operation.", true],
    ["Building 2 is [operational](https://example.org/a)", true],
    ["[9k units online](https://example.org/a).", true],
    ["Confirmation that Building 6 looks complete", false],
    ["Confident that Building 2 is operational", false],
    ["Building 2 is operational, based on its roof", false],
  ])("operation confirmed: %s", (note, isConfirmed) => expect(readNote(note).operationConfirmed).toBe(isConfirmed));

  it("reads starts of works and complete roofs, not what is expected or compared", () => {
    expect(readNote("Land clearing begins").worksStarted).toEqual([]);
    expect(
      readNote("Land clearing begins for Building 11-12, and for Building 6 (assumed as Building 3)").worksStarted,
    ).toEqual([6, 11, 12]); // prettier-ignore
    expect(readNote("Land clearing continues. Building 1 under construction.").worksStarted).toBeNull();
    expect(readNote("Roof complete on building 11").roofsComplete).toEqual([11]);
    expect(readNote("Building 3 is operational. Building 4 roof is also complete.").roofsComplete).toEqual([4]);
    expect(
      readNote("Building 5 roof is almost complete. Operational 5 months after roof is complete").roofsComplete,
    ).toEqual([]); // prettier-ignore
  });

  it.each([
    ["Land clearing has begun on Building 4.", [4]],
    ["Land clearing has started.", []],
    ["Ground is being cleared for Buildings 5-6.", [5, 6]],
    ["The site is being cleared", []],
    ["Space is cleared for Building 3.", [3]],
    ["First signs of development.", []],
    ["First signs of construction on Building 2", [2]],
    ["Foundations are underway for the main buildings", []],
    ["There's a foundation for Building 2 and 3.", [2, 3]],
    ["Building 1 looks complete. Building 4 and 5 have a foundation.", [4, 5]],
    ["No foundation is visible for Building 2.", null],
    ["Assuming there's a foundation soon, Building 4 takes a year.", null],
    ["Based on Building 2 time from foundation to completion.", null],
    ["To the south of Building 3, more land has been cleared.", null],
    ["We expect land clearing has begun for Building 9 by then.", null],
    ["Land clearing has not begun.", null],
  ])("start of works: %s", (note, started) => expect(readNote(note).worksStarted).toEqual(started));

  it.each([
    ["Roofs are now complete on Buildings 2-3.", [2, 3]],
    ["Building 4 roof looks complete.", [4]],
    ["The roof of Building 6 has been completed.", [6]],
    ["Roof of Building 4 is almost complete.", []],
    ["Building 5 roof is half complete.", []],
    ["Building 5 roof is still incomplete.", []],
    ["Operational based on the roof being completed for Building 2.", []],
    ["It has been 6 months since the roof of Building 1 was completed.", []],
  ])("roof complete: %s", (note, roofs) => expect(readNote(note).roofsComplete).toEqual(roofs));

  it("reads the text of a link, and not its address", () => {
    const note =
      "[Building 4](https://example.org/building 9) is operational, see [map]((https://example.org/building 8)).";
    expect(readNote(note)).toMatchObject({ buildingsNamed: [4], buildingsInService: [4] });
  });

  it("reads what follows the word for itself: a doubt or a comparison behind it is none of it", () => {
    expect(readNote("Building 3 is operational, though not confirmed.").buildingsInService).toEqual([3]);
    expect(readNote("While Building 2 rises, land clearing begins for Building 3.").worksStarted).toEqual([3]);
    expect(readNote("Building 4 roof is complete, without windows.").roofsComplete).toEqual([4]);
    expect(readNote("Building 4 roof is complete like Building 5.").roofsComplete).toEqual([4]);
    expect(readNote("Building 4 roof is complete, work goes on for Building 5.").roofsComplete).toEqual([4]);
  });

  it("reads a roof of no building as none", () => {
    expect(readNote("Roof complete.").roofsComplete).toEqual([]);
    expect(readNote("Roof complete on all halls.").roofsComplete).toEqual([]);
  });

  it("reads each line and sentence of its own", () => {
    const note =
      "Building 1 is not ready\n\nBuilding 2 is operational!  Building 3 stands? Roof complete on Building 3";
    expect(readNote(note)).toMatchObject({ buildingsInService: [2], roofsComplete: [3], buildingsNamed: [1, 2, 3] });
  });
});
