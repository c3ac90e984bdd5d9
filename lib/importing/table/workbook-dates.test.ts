import { describe, expect, it } from "vitest";
import { builtInFormat, readNumberFormat } from "./number-format";
import { serialDate } from "./serial-date";

describe("readNumberFormat", () => {
  it.each<[string, string | null]>([
    ["yyyy\\-mm\\-dd", "day"],
    ["d/m/yy", "day"],
    ["[$-409]d\\-mmm\\-yy;@", "day"],
    ['yyyy"년" m"월" d"일"', "day"],
    ['yyyy"년" m"월"', "month"],
    ["mmm\\-yy", "month"],
    ["mmmm", "month"],
    ["yyyy", "year"],
    ["yyyy\\-mm\\-dd\\ hh:mm AM/PM", "day"],
    ["[$-411]ge.m.d", "day"],
    ["General", null],
    ["0.00E+00", null],
    ["#,##0.00_);[Red](#,##0.00)", null],
    ["h:mm AM/PM", null],
    ["mm:ss", null],
    ["[h]:mm", null],
    ["[mm]:ss.0", null],
    ['0" days"', null],
    ["@", null],
  ])("%s shows a date to the %s", (code, date) => expect(readNumberFormat(code).date).toBe(date));

  it.each<[string, string | null, boolean]>([
    ['0.0" MW"', "MW", false],
    ["0\\ \\M\\W", "MW", false],
    ['#,##0" sites"', null, false],
    ["0%", null, true],
    ["0.00%", null, true],
    ['0"%"', "%", false],
    ["0", null, false],
  ])("%s: unit %s, percent %s", (code, unit, isPercent) =>
    expect(readNumberFormat(code)).toEqual({ date: null, unit, isPercent }),
  );

  it("knows the formats that have numbers only", () => {
    const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => builtInFormat(id).date !== null);
    expect(dates).toEqual([
      14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    ]);
    expect(builtInFormat(17).date).toBe("month");
    expect([9, 10, 11].map((id) => builtInFormat(id).isPercent)).toEqual([true, true, false]);
  });
});

describe("serialDate", () => {
  it.each<[number, boolean, string | null]>([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, null],
    [60.5, false, null],
    [61, false, "1900-03-01"],
    [25_569, false, "1970-01-01"],
    [46_477, false, "2027-03-31"],
    [46_477.5, false, "2027-03-31T12:00"],
    [46_477.99999, false, "2027-04-01"],
    [2_958_465, false, "9999-12-31"],
    [2_958_466, false, null],
    [0.5, false, null],
    [-3, false, null],
    [Number.NaN, false, null],
    [0, true, "1904-01-01"],
    [60, true, "1904-03-01"],
    [45_015, true, "2027-03-31"],
    [-1, true, null],
  ])("%d, counted from 1904: %s", (serial, is1904, date) => expect(serialDate(serial, is1904, "day")).toBe(date));

  it("is as precise as the format", () => {
    expect(serialDate(46_477.5, false, "month")).toBe("2027-03");
    expect(serialDate(46_477.5, false, "year")).toBe("2027");
  });
});
