import { describe, expect, it } from "vitest";
import { rowOf } from "./state.fixture";
import { fateOfLostStep } from "./step-fate";
import { findSteps } from "./steps";
import type { PowerBasis, PublishedRow } from "./types";

/** Rows from June 2026 on, a month apart. */
const publicationOf = (rows: Partial<PublishedRow>[], powerBasis: PowerBasis = "facility") => {
  const read = rows.map((row, at) => rowOf({ date: `2026-0${6 + at}-01`, rowNumber: at + 2, ...row }));
  return { publishedOn: "2026-01-01", powerBasis, rows: read, steps: findSteps(read, "2026-01-01") };
};
/** The fate of the last step of the earlier publication. */
const fate = (earlier: ReturnType<typeof publicationOf>, newest: ReturnType<typeof publicationOf>) => {
  const step = earlier.steps.at(-1);
  if (!step) throw new Error("expected a step");
  return fateOfLostStep(step, earlier, newest);
};
const total = (cumulativeMegawatts: number) => ({ cumulativeMegawatts });
const hall = (cumulativeMegawatts: number, ...numbers: number[]) => ({
  ...{ cumulativeMegawatts, buildingsInService: numbers, buildingsNamed: numbers },
});

describe("a step that the newest publication no longer has", () => {
  const one = publicationOf([total(100)]);

  it("is past when it was in service by the day of its own publication", () => {
    expect(fate(publicationOf([{ date: "2026-01-01" }]), publicationOf([]))).toBe("past");
    expect(fate(publicationOf([{ date: "2026-01-02" }]), publicationOf([]))).toBe("gone");
  });

  it("is regrouped where the site still reaches its total, within half a megawatt", () => {
    expect(fate(one, publicationOf([total(40), total(100)]))).toBe("regrouped");
    expect(fate(one, publicationOf([total(99.5)]))).toBe("regrouped");
    expect(fate(one, publicationOf([total(99.4)]))).toBe("gone");
    expect(fate(one, publicationOf([]))).toBe("gone");
  });

  it("is not known by its total where the two count different power", () =>
    expect(fate(one, publicationOf([total(500)], "critical_it"))).toBe("gone"));

  it("is regrouped where other steps name one of its buildings, whatever their total", () => {
    const two = publicationOf([hall(100, 1, 2)]);
    expect(fate(two, publicationOf([hall(10, 7), hall(20, 2)]))).toBe("regrouped");
    expect(fate(two, publicationOf([hall(10, 1, 2, 3)]))).toBe("regrouped");
    expect(fate(two, publicationOf([{ ...hall(10, 3), date: "2026-12-01" }]))).toBe("gone");
  });

  it("is regrouped where the site is numbered anew", () =>
    expect(fate(publicationOf([hall(100, 4)]), publicationOf([hall(10, 2)]))).toBe("regrouped"));
});
