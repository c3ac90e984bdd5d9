import { describe, expect, it } from "vitest";
import { readDay } from "./cells";

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
