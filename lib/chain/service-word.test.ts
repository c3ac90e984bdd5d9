import { describe, expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import { indicator, phase, source } from "../assessment/site.fixture";
import { day, party, reading, told } from "./schedule.fixture";
import { firstPowerDay, isServing, isWithdrawn, serviceLooks, serviceWord } from "./service-word";

const owner = { claimant: party("owner", "owner") };
const press = { claimant: party("paper"), source: source("paper", "press") };
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
