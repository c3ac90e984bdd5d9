import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPartialDate } from "../format/dates";
import { addDays, IsoDate, toEpochDay, toIsoDate } from "./dates";
import { normaliseDateText, parsePartialDate } from "./dates-as-written/partial-date";

const firstDay = toEpochDay("1990-01-01");
const lastDay = toEpochDay("2100-12-31");
/** Every day of a milestone but the one that stands for unknown. */
const milestoneDay = fc
  .integer({ min: firstDay, max: lastDay })
  .map((day) => toIsoDate(day) ?? "")
  .filter((day) => day !== "2099-12-31");
/** A period as `parsePartialDate` writes it. */
const period = fc
  .tuple(fc.integer({ min: 1991, max: 2100 }), fc.constantFrom("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-month"))
  .chain(([year, part]) =>
    part === "-month"
      ? fc.integer({ min: 1, max: 12 }).map((month) => `${year}-${String(month).padStart(2, "0")}`)
      : fc.constant(`${year}${part}`),
  );

describe("days", () => {
  it("are the same there and back, one after the other", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const isoDate = toIsoDate(day) ?? "";
        expect(toEpochDay(isoDate)).toBe(day);
        expect(addDays(isoDate, 1)).toBe(toIsoDate(day + 1));
      }),
    );
  });

  it.each(["2027-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-1-1", "50-01-01", "", "today"])(
    "%o is none",
    (text) => {
      expect(() => toEpochDay(text)).toThrow("is not a date: expected YYYY-MM-DD");
      expect(IsoDate.safeParse(text).success).toBe(false);
    },
  );
});

describe("parsePartialDate", () => {
  it.each([
    ["2027-11-30", "2027-11-30", "2027-11-30", "day"],
    ["2028-02", "2028-02-01", "2028-02-29", "month"],
    ["2027-Q4", "2027-10-01", "2027-12-31", "quarter"],
    ["2027-h1", "2027-01-01", "2027-06-30", "half"],
    ["2027", "2027-01-01", "2027-12-31", "year"],
    ["by 2027-Q2", null, "2027-06-30", "by"],
    ["before 2028", null, "2027-12-31", "by"],
    ["before 2028-Q2", null, "2028-03-31", "by"],
    ["before 2028-03-01", null, "2028-02-29", "by"],
    ["2100", "2100-01-01", "2100-12-31", "year"],
    ["by 2100", null, "2100-12-31", "by"],
  ])("%s is %s to %s", (text, earliestOn, latestOn, precision) => {
    expect(parsePartialDate(text)).toEqual({ earliestOn, latestOn, precision });
  });

  it.each(["2570", "1900-01-01", "0050", "1989-12-31", "2101", "by 2101", "before 1990", "before 2102"])(
    "refuses %s: a day outside 1990 to 2100",
    (text) => expect(parsePartialDate(text)).toBeNull(),
  );

  it.each(["", "by", "by by 2027", "before", "2027-13", "2027-02-30", "2027-Q5", "27", "2027-1", "until 2028"])(
    "refuses %o",
    (text) => expect(parsePartialDate(text)).toBeNull(),
  );

  it("takes every day for itself", () => {
    fc.assert(
      fc.property(milestoneDay, (day) => {
        expect(parsePartialDate(day)).toEqual({ earliestOn: day, latestOn: day, precision: "day" });
      }),
    );
  });

  it("ends `by` with the period, and `before` on the day before it begins", () => {
    fc.assert(
      fc.property(fc.oneof(period, milestoneDay), (text) => {
        const inside = parsePartialDate(text);
        const before = parsePartialDate(`before ${text}`);
        expect(parsePartialDate(`by ${text}`)?.latestOn).toBe(inside?.latestOn);
        if (before === null) expect(inside?.earliestOn).toBe("1990-01-01");
        else expect(addDays(before.latestOn ?? "", 1)).toBe(inside?.earliestOn);
      }),
    );
  });

  it("leaves no day between a period and the next", () => {
    fc.assert(
      fc.property(period, (text) => {
        const { earliestOn, latestOn } = parsePartialDate(text) ?? {};
        const days = toEpochDay(latestOn ?? "") - toEpochDay(earliestOn ?? "") + 1;
        const [shortest, longest] = /Q/.test(text)
          ? [90, 92]
          : /H/.test(text)
            ? [181, 184]
            : text.length === 4
              ? [365, 366]
              : [28, 31];
        expect(days).toBeGreaterThanOrEqual(shortest);
        expect(days).toBeLessThanOrEqual(longest);
        expect(earliestOn?.slice(8)).toBe("01");
        expect(addDays(latestOn ?? "", 1).slice(8)).toBe("01");
      }),
    );
  });

  it.each(["en", "ko"] as const)("reads back what the screens write in %s", (locale) => {
    fc.assert(
      fc.property(fc.oneof(period, milestoneDay), fc.constantFrom("", "by "), (text, bound) => {
        const date = parsePartialDate(bound + text);
        const shown = date && formatPartialDate(date, locale);
        expect(parsePartialDate(normaliseDateText(shown ?? ""))).toEqual(date);
      }),
    );
  });
});
