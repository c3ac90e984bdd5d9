import { expect, it } from "vitest";
import { readDate } from "@/lib/domain/dates-as-written/read-date";
import { whyNotRead } from "./date-readings";

it.each([
  ["Q3 2027", null],
  ["TBD", null],
  ["03/04/2027", "day or month first: 3 Apr 2027; 4 Mar 2027"],
  ["until 2028", "with or without it: by Dec 2028; by Dec 2027"],
  ["winter 2027", "which year's winter or summer: Dec 2026 – Feb 2027; Dec 2027 – Feb 2028"],
  ["Sepp 2027", '"Sepp" is not understood; nearest: 2027'],
  ["31 November 2027", '"31 November 2027" is no day of the calendar; nearest: Nov 2027'],
  ["Q3", '"Q3" has no year; nearest: Q3 2026; Q3 2027'],
  ["2101", '"2101" is outside 1990 to 2100'],
  ["Q3 2027 Q4", '"Q4" does not fit the rest'],
])("%s: %s", (text, why) => expect(whyNotRead(readDate(text, { thisYear: 2026 }))).toBe(why));
