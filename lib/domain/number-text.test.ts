import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAmbiguousNumber, readNumber } from "./number-text";

describe("readNumber", () => {
  it.each([
    ["10,500,000", 10_500_000],
    ["1,234.5", 1_234.5],
    [" .5 ", 0.5],
    ["5.", 5],
    ["−2", -2],
    ["1.1e6", 1.1e6],
    ["1.200", 1.2],
    // A comma before decimals is no group of three digits.
    ["0,5", null],
    ["1,2", null],
    ["12,34", null],
    ["1.234,5", null],
    ["1,2345", null],
    ["1 200", null],
    ["", null],
    ["6 months", null],
    ["25%", null],
    ["1e999", null],
    ["0x10", null],
  ])("%o is %o", (text, number) => expect(readNumber(text)).toBe(number));

  it("reads back what English writes, to the last digit", () => {
    const written = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (millionths) => {
        expect(readNumber(written.format(millionths / 1e6))).toBe(millionths / 1e6);
      }),
    );
  });
});

it("only three decimals behind one to three digits may mean thousands", () => {
  expect(["1.200", "12.345", "-123.456", " 1.200 "].filter((text) => !isAmbiguousNumber(text))).toEqual([]);
  expect(["0.125", "1.2", "1.2000", "1234.567", "1,200", "1200"].filter(isAmbiguousNumber)).toEqual([]);
});
