import { describe, expect, it } from "vitest";
import { readAmount, readDay, readDegrees } from "./cells";

describe("readDay", () => {
  it.each([
    ["2026-04-01", "2026-04-01"],
    ["4/1/2026", "2026-04-01"],
    ["12/31/2026", "2026-12-31"],
    ["1 April 2026", "2026-04-01"],
  ])("%s is %s", (text, value) => expect(readDay(text)).toEqual({ ok: true, value }));

  it.each([
    ["31/12/2026", "is not a date: expected YYYY-MM-DD or M/D/YYYY"],
    ["April 2026", "is not a date: expected YYYY-MM-DD or M/D/YYYY"],
    ["before 2026-04-01", "is not a date: expected YYYY-MM-DD or M/D/YYYY"],
    ["", "is not a date: expected YYYY-MM-DD or M/D/YYYY"],
    ["12/31/2570", "is a date outside 1990 to 2100"],
    ["1989-12-31", "is a date outside 1990 to 2100"],
    ["1970-01-01", "stands for an unknown date"],
  ])("refuses %o: %s", (text, reason) => expect(readDay(text)).toEqual({ ok: false, reason }));
});

const taken = (value: number | null) => ({ ok: true, value });
const refused = (reason: string) => ({ ok: false, reason: expect.stringContaining(reason) });

describe("readAmount", () => {
  it.each([
    ["", taken(null)],
    ["0", taken(0)],
    ["1,250.5", taken(1250.5)],
    ["100", taken(100)],
    ["2000", taken(2_000)],
    ["2000.1", refused("is above 2000, which cannot be right")],
    ["-1", refused("is negative")],
    ["abc", refused("is not a number")],
    ["1.200", refused("two")],
  ])("%o", (text, expected) => expect(readAmount(text, 2_000)).toEqual(expected));
});

describe("readDegrees", () => {
  it.each<["latitude" | "longitude", string, unknown]>([
    ["latitude", "", taken(null)],
    ["latitude", " ", taken(null)],
    ["latitude", "41°30'36\"N", taken(41.51)],
    ["latitude", "41° 30’ S", taken(-41.5)],
    ["latitude", "41°n", taken(41)],
    ["longitude", "101°30'36\"W", taken(-101.51)],
    ["longitude", "0°0'36.0”E", taken(0.01)],
    ["longitude", "-101.51", taken(-101.51)],
    ["longitude", "+5", taken(5)],
    ["longitude", "180", taken(180)],
    ["latitude", "90", taken(90)],
    ["latitude", "-90", taken(-90)],
    ["latitude", "90.1", refused("is a latitude beyond 90 degrees")],
    ["longitude", "-180.1", refused("is a longitude beyond 180 degrees")],
    ["longitude", "181°E", refused("is a longitude beyond 180 degrees")],
    ["latitude", "41°30'E", refused("is not a latitude: expected N or S")],
    ["longitude", "41°30'N", refused("is not a longitude: expected E or W")],
    ["latitude", "41°60'N", refused("has 60 minutes or seconds, or more")],
    ["latitude", "41°59'60\"N", refused("has 60 minutes or seconds, or more")],
    ["latitude", "41°59'59.9\"N", taken(41 + 59 / 60 + 59.9 / 3600)],
    ["latitude", "north", refused("is not a latitude: expected 41°41'36\"N or a decimal number")],
    ["longitude", "1234", refused("is not a longitude: expected 41°41'36\"E or a decimal number")],
    ["longitude", "12.", refused("is not a longitude")],
    ["longitude", "x12", refused("is not a longitude")],
    ["latitude", "x41°N", refused("is not a latitude")],
    ["latitude", "41°Nx", refused("is not a latitude")],
  ])("of a %s: %o", (axis, text, expected) => expect(readDegrees(text, axis)).toEqual(expected));
});
