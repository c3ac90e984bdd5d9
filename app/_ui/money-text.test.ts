import { expect, it } from "vitest";
import { moneyText, shareOfCapitalText, usdText } from "./money-text";

it("writes shares of the capital with their sign, small ones with a decimal and none without a sign", () => {
  const text = (share: number) => shareOfCapitalText(share, "en");
  expect([0.2654, -0.034, 1.345, 0.0994, -0.00001, 0].map(text)).toEqual(["27%", "−3.4%", "135%", "9.9%", "0%", "0%"]);
});

it("writes dollars, and the share where they are unknown", () => {
  const words = (share: string) => `${share} of capital`;
  expect(moneyText({ usd: -70e6, shareOfCapital: -0.05 }, "en", words)).toBe("−$70M");
  expect(moneyText({ usd: null, shareOfCapital: -0.05 }, "en", words)).toBe("−5% of capital");
  expect(usdText(-0.0001, "en")).toBe("$0");
  expect(usdText(-0.0001, "ko")).toBe("0달러");
});
