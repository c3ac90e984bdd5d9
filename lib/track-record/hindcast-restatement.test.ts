import { describe, expect, it } from "vitest";
import { rowOf } from "@/lib/importing/epoch/state.fixture";
import type { PublishedRow } from "@/lib/importing/epoch/types";
import { toEpochDay } from "../domain/dates";
import { isToldAsSeen, type PublishedRows, restatements } from "./hindcast-restatement";

const publication = (publishedOn: string, ...rows: Partial<PublishedRow>[]): PublishedRows => ({
  ...{ publishedOn, powerBasis: "facility" },
  rows: rows.map((row, at) =>
    rowOf({
      rowNumber: at + 2,
      buildingsNamed: [1],
      buildingsInService: [1],
      status: "Building 1 operational",
      ...row,
    }),
  ),
});
/** What the publication of May says of the only step of January's. */
const restated = (before: Partial<PublishedRow>, ...after: Partial<PublishedRow>[]) => {
  const [news] = restatements(publication("2026-01-01", before), publication("2026-05-01", ...after)).values();
  return news;
};
const EXTRAPOLATED = "Building 1 is operational. Based on how long previous buildings took.";
const SEEN = "Building 1 is operational: warm air rises from every chiller.";

describe("a date that has passed", () => {
  const due = { date: "2026-03-01" };

  it("is confirmed only by a changed text that tells it as seen", () => {
    expect(restated(due, { ...due, status: SEEN })).toEqual({
      ...{ what: "served", knownDay: toEpochDay("2026-05-01"), isConfirmed: true, isLook: false },
      ...{ earliestDay: toEpochDay("2026-03-01"), latestDay: toEpochDay("2026-03-01") },
    });
    expect(restated(due, due)?.isConfirmed).toBe(false);
    expect(restated({ ...due, status: SEEN }, { ...due, status: ` ${SEEN}\n` })?.isConfirmed).toBe(false);
    expect(restated(due, { ...due, status: EXTRAPOLATED })?.isConfirmed).toBe(false);
    expect(restated(due, { ...due, status: null })?.isConfirmed).toBe(false);
    expect(restated(due, { date: "2026-03-09" })?.isConfirmed).toBe(false);
  });

  it("is confirmed by a new confirming row, not by one that said so while the date lay ahead", () => {
    const linked = { ...due, status: "Building 1 [operational](page)", operationConfirmed: true };
    expect(restated(linked, linked)).toMatchObject({ what: "served", isConfirmed: false });
    const confirming = { ...linked, date: "2026-04-01", status: "Confirmation that Building 1 is operational" };
    expect(restated(due, due, confirming)).toMatchObject({ what: "served", isConfirmed: true });
  });
});

describe("a date ahead", () => {
  const ahead = { date: "2026-09-01" };

  it("is a look where the row has another day, size or text", () => {
    expect(restated(ahead, ahead)).toMatchObject({ what: "word", isLook: false });
    expect(restated(ahead, { date: "2026-09-02" })).toMatchObject({ what: "word", isLook: true });
    expect(restated(ahead, { ...ahead, cumulativeMegawatts: 101 })).toMatchObject({ what: "word", isLook: true });
    expect(restated(ahead, { ...ahead, cumulativeMegawatts: 100.5 })).toMatchObject({ isLook: false });
    expect(restated(ahead, { ...ahead, status: EXTRAPOLATED })).toMatchObject({ isLook: true, isConfirmed: false });
  });

  it("is a look where a new row of a day between the two names the building", () => {
    const visit = {
      date: "2026-02-01",
      cumulativeMegawatts: 0,
      status: "Building 1 has no roof",
      buildingsInService: [],
    };
    expect(restated(ahead, visit, ahead)?.isLook).toBe(true);
    expect(restated(ahead, { ...visit, buildingsNamed: [2] }, ahead)?.isLook).toBe(false);
    expect(restated(ahead, { ...visit, date: "2025-12-31" }, ahead)?.isLook).toBe(false);
    expect(restated(ahead, { ...visit, date: "2026-05-02" }, ahead)?.isLook).toBe(false);
  });
});

it("a step that the later publication lacks is no news", () => {
  expect(
    restated({ date: "2026-03-01" }, { date: "2025-11-01", buildingsNamed: [4], buildingsInService: [4] }),
  ).toBeNull();
});

it("a text tells service as seen where no part of it is worked out", () => {
  expect(isToldAsSeen(SEEN)).toBe(true);
  expect(isToldAsSeen("Roof complete on Building 1")).toBe(false);
  for (const word of [
    "Expect it to be",
    "This is our best estimate; it is",
    "By a similar timeline it is",
    "It will be",
  ])
    expect(isToldAsSeen(`${word} operational.`), word).toBe(false);
});
