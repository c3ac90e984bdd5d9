import { describe, expect, it } from "vitest";
import type { SourceClass } from "@/lib/domain/vocabulary";
import { assessment, claim, flagInput, indicator, phase, site, today } from "../records.fixture";
import { noIndependentSource } from "./no-independent-source";
import { stale } from "./stale";

describe("no independent source", () => {
  const check = (...classes: SourceClass[]) =>
    noIndependentSource(
      flagInput([
        indicator(1, "service", {
          in_service: classes.map((sourceClass, i) => claim(i + 1, "promised", today + 90, { sourceClass })),
        }),
      ]),
    );

  it("fires when only interested parties speak, or nobody", () => {
    expect(check("operator", "counterparty")).toMatchObject({
      severity: "low",
      sinceDay: today - 100,
      claimIds: [1, 2],
    });
    expect(check()).toMatchObject({ severity: "low", sinceDay: today - 1000, numbers: { reason: "no_claims" } });
  });

  it.each(["utility", "regulator", "press", "imagery", "analyst"] as const)(
    "is silent with a source of class %s",
    (other) => {
      expect(check("operator", other)).toBeNull();
    },
  );

  it("is medium when something is said to have happened", () => {
    const works = indicator(1, "works", { started: [claim(1, "actual", today - 9, { sourceClass: "operator" })] });
    expect(noIndependentSource(flagInput([works]))?.severity).toBe("medium");
  });
});

describe("stale", () => {
  const service = (knownDay: number, day = today + 900) =>
    indicator(1, "service", { in_service: [claim(1, "estimated", day, { knownDay })] });
  const check = (knownDay: number, day?: number, lastExaminedDay: number | null = null) =>
    stale(flagInput([service(knownDay, day)], { site: { lastExaminedDay } }));

  it("fires after 365 days of silence, medium from 730", () => {
    expect(check(today - 365)).toBeNull();
    expect(check(today - 366)).toMatchObject({
      severity: "low",
      sinceDay: today,
      numbers: { reason: "silence", silentDays: 366, datesPassed: 0 },
      claimIds: [1],
    });
    expect(check(today - 729)?.severity).toBe("low");
    expect(check(today - 730)?.severity).toBe("medium");
  });

  it("counts an examination as news of the site", () => {
    expect(check(today - 900, undefined, today - 365)).toBeNull();
    expect(check(today - 900, undefined, today - 366)?.numbers).toMatchObject({ lastNewsDay: today - 366 });
  });

  it("counts stated dates that passed more than 30 days ago without a word", () => {
    expect(check(today - 200, today - 30)).toBeNull();
    expect(check(today - 200, today - 31)).toMatchObject({
      severity: "low",
      sinceDay: today,
      numbers: { reason: "dates_passed", datesPassed: 1, oldestPassedDay: today - 31 },
    });
    expect(check(today - 200, today - 90, today - 89)).toBeNull();
    expect(check(today - 200, today - 90, today - 90)).not.toBeNull();
    expect(check(today - 400, today - 90)?.numbers.reason).toBe("silence_and_dates_passed");
  });

  it("does not count a step that a later one overtook", () => {
    const works = indicator(2, "works", {
      started: [claim(2, "promised", today - 90, { knownDay: today - 200 })],
      completed: [claim(3, "actual", today - 60)],
    });
    expect(stale(flagInput([works]))).toBeNull();
  });

  it("is raised once per site, on the earliest phase that does not earn yet", () => {
    const old = { knownDay: today - 800 };
    const earning = phase([indicator(1, "service", { in_service: [claim(1, "actual", today - 801, old)] })], { id: 1 });
    const next = phase([], { id: 2, ordinal: 2 });
    const last = phase([indicator(3, "service", { in_service: [claim(3, "promised", today + 9, old)] })], {
      id: 3,
      ordinal: 3,
    });
    const whole = site([last, earning, next]);
    const raised = [next, last].map((each) =>
      stale({ site: whole, phase: each, assessment: assessment(), asOfDay: today }),
    );
    expect(raised).toMatchObject([{ phaseId: 2, numbers: { silentDays: 800 } }, null]);
  });

  it("does not turn unknown news into silence", () => {
    expect(stale(flagInput([], { site: { announcedDay: null } }))).toBeNull();
  });
});
