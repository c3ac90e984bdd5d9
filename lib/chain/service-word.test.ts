import { describe, expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import { indicator, phase, source } from "../assessment/site.fixture";
import { day, party, reading, told } from "./schedule.fixture";
import {
  firstPowerDay,
  isServing,
  isWithdrawn,
  serviceLooks,
  serviceWord,
  serving,
  statedService,
} from "./service-word";

const owner = { claimant: party("owner", "owner") };
const press = { claimant: party("paper"), source: source("paper", "press") };
const regulator = { claimant: null, source: source("register", "regulator") };
const of = (...in_service: ClaimRecord[]) => phase([indicator("service", { in_service })]);
const word = (...claims: ClaimRecord[]) => serviceWord(of(...claims), reading);

describe("the word on service", () => {
  it("is the party's last, an old one too, before anybody's estimate", () => {
    const first = told("promised", "2027-06-30", "2025-01-01", owner);
    const last = told("promised", "2028-06-30", "2026-01-01", owner);
    const estimate = told("estimated", "2029-06-30", "2026-06-01", press);
    expect(word(first, last, estimate)).toMatchObject({
      party: "owner",
      saidDay: day("2026-01-01"),
      statedDay: day("2028-06-30"),
    });
    expect(word(first, last)?.ageYears).toBeCloseTo(365 / 365.25, 9);
  });

  it("is the latest estimate where no party has spoken", () => {
    const early = told("estimated", "2027-06-30", "2025-01-01", press);
    expect(word(early, told("estimated", "2029-06-30", "2026-06-01", press))?.statedDay).toBe(day("2029-06-30"));
    const builder = told("promised", "2027-06-30", "2026-07-01", { claimant: party("builder", "contractor") });
    expect(word(early, builder)?.party).toBe("builder");
    expect(word()).toBeNull();
  });

  it("is of one day the most exact", () => {
    const exact = told("promised", "2028-Q1", "2025-11-18", owner);
    const coarse = told("promised", "2028", "2025-11-18", { claimant: party("other", "owner") });
    expect(word(exact, coarse)?.statedDay).toBe(day("2028-03-31"));
    expect(word(coarse, exact)?.statedDay).toBe(day("2028-03-31"));
  });

  it("is no date that had passed when it was said, unless a register's edition says it: that is overdue", () => {
    const passed = (from: ClaimRecord["source"]) => told("estimated", "2026-01-31", "2026-04-01", { source: from });
    expect(word(passed(source("paper", "press")))).toBeNull();
    expect(word(passed(source("register", "utility")))).toMatchObject({
      saidDay: day("2026-04-01"),
      statedDay: day("2026-01-31"),
    });
    expect(word(passed({ ...source("publication", "analyst"), attribution: "CC BY 4.0" }))?.statedDay).toBe(
      day("2026-01-31"),
    );
  });

  it.each<[string, ClaimRecord, boolean]>([
    ["a register's date that had passed", told("promised", "2026-01-31", "2026-04-01", regulator), true],
    ["a register's without a day", told("promised", "unknown", "2026-04-01", regulator), false],
    ["a register's news that it serves", told("actual", "2026-01-31", "2026-04-01", regulator), false],
    ["a visit", told("seen_open", "unknown", "2026-04-01", regulator), false],
  ])("counts %s", (_, claim, isCounted) => {
    expect(word(claim) !== null).toBe(isCounted);
  });

  it("is of one day the most exact, be it later; of two as exact the last recorded", () => {
    const coarse = told("promised", "2028", "2025-11-18", { claimant: party("coarse", "owner") });
    const exact = told("promised", "2028-Q4", "2025-11-18", { claimant: party("exact", "owner") });
    const by = told("promised", "by 2028", "2025-11-18", { claimant: party("open", "owner") });
    expect(word(coarse, exact)?.party).toBe("exact");
    expect(word(by, coarse)?.party).toBe("coarse");
    const next = { ...exact, id: exact.id + 1_000, claimant: party("next", "owner") };
    expect(word(exact, next)?.party).toBe("next");
    expect(word(next, exact)?.party).toBe("next");
  });

  it("is no date of first power, and none before what ended it", () => {
    const first_power = [told("promised", "2027", "2026-01-01", owner)];
    expect(serviceWord(phase([indicator("service", { first_power })]), reading)).toBeNull();
    const ended = told("not_required", "unknown", "2026-01-01", owner);
    expect(word(told("promised", "2027", "2025-01-01", owner), ended)).toBeNull();
    expect(word(ended, told("promised", "2027", "2026-02-01", owner))?.party).toBe("owner");
  });

  it("is none that was withdrawn since", () => {
    expect(
      word(told("promised", "2027", "2025-01-01", owner), told("withdrawn", "unknown", "2026-01-01", owner)),
    ).toBeNull();
  });
});

it("a phase serves once any part of it does, and is withdrawn once nothing stands", () => {
  const part = (key: string, ...in_service: ClaimRecord[]) => indicator("service", { in_service }, { key });
  const served = told("actual", "2026-01", "2026-02-01");
  const promised = told("promised", "2028", "2026-02-01", owner);
  const withdrawn = told("withdrawn", "unknown", "2026-03-01", owner);
  expect(isServing(phase([part("first", promised), part("second", served)]))).toBe(true);
  expect(isServing(of(promised))).toBe(false);
  expect(isServing(of(told("actual", "2026-06", "2026-02-01")))).toBe(false);
  expect(isWithdrawn(of(promised, withdrawn))).toBe(true);
  expect(isWithdrawn(phase([part("first", promised), part("second", withdrawn)]))).toBe(false);
  expect(isWithdrawn(phase([]))).toBe(false);
});

it("looks are words on the first day of being known, visits, and first power on its day", () => {
  const month = { knownPrecision: "month" } as const;
  const power = indicator("service", {
    first_power: [told("actual", "2026-02-10", "2026-06-01")],
    in_service: [
      told("promised", "2028", "2026-04-30", { ...owner, ...month }),
      told("seen_open", "unknown", "2026-03-05"),
    ],
  });
  expect(firstPowerDay(phase([power]))).toBe(day("2026-02-10"));
  expect(serviceLooks(phase([power])).sort()).toEqual([day("2026-02-10"), day("2026-03-05"), day("2026-04-01")]);
  expect(serviceLooks(of(told("estimated", "2026-01-31", "2026-04-01", press)))).toEqual([]);
});

it("of several parts the first counts: that serves, that has power, that is stated", () => {
  const part = (key: string, step: "in_service" | "first_power", one: ClaimRecord) =>
    indicator("service", { [step]: [one] }, { key });
  const [late, early] = [told("actual", "2026-05-10", "2026-06-01"), told("actual", "2026-02-10", "2026-06-01")];
  expect(serving(phase([part("a", "in_service", late), part("b", "in_service", early)]))?.latestDay).toBe(
    day("2026-02-10"),
  );
  expect(firstPowerDay(phase([part("a", "first_power", late), part("b", "first_power", early)]))).toBe(
    day("2026-02-10"),
  );
  expect(firstPowerDay(phase([part("a", "in_service", late)]))).toBeNull();
  const stated = [told("promised", "2029", "2026-02-01", owner), told("promised", "2028", "2026-02-01", owner)];
  const parts = [early, ...stated].map((one, i) => part(`part-${i}`, "in_service", one));
  expect(statedService(phase(parts))?.statedDay).toBe(day("2028-12-31"));
  expect(statedService(phase(parts.slice(0, 1)))).toBeNull();
});

it("a plant in service is no service, and news of first power makes no later day of service come", () => {
  const served = [told("actual", "2026-01", "2026-02-01")];
  expect(isServing(phase([indicator("generation", { in_service: served })]))).toBe(false);
  const ahead = indicator("service", {
    first_power: [told("actual", "2026-07-01", "2026-07-10")],
    in_service: [told("actual", "2026-06", "2026-02-01")],
  });
  expect(isServing(phase([ahead]))).toBe(false);
});

it("a phase is withdrawn though of another part nothing was ever said", () => {
  const withdrawn = indicator("service", { in_service: [told("withdrawn", "unknown", "2026-03-01", owner)] });
  expect(isWithdrawn(phase([indicator("service", {}, { key: "silent" }), withdrawn]))).toBe(true);
});

it.each<[string, ClaimRecord, string[]]>([
  ["a word", told("promised", "2027", "2026-02-01", owner), ["2026-02-01"]],
  ["a visit", told("seen_open", "unknown", "2026-02-01"), ["2026-02-01"]],
  ["no date that had passed", told("promised", "2025", "2026-02-01", owner), []],
])("a look at first power is %s", (_, one, expected) => {
  expect(serviceLooks(phase([indicator("service", { first_power: [one] })]))).toEqual(expected.map(day));
});
