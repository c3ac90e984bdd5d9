import { expect, it } from "vitest";
import { everyMoneyParameter } from "@/app/_ui/every-money-parameter";
import { splitAddresses } from "./split-addresses";

const links = (text: string) => splitAddresses(text).flatMap(({ href }) => href ?? []);

it("makes links of addresses with a path and leaves every character in place", () => {
  const text = "Reported (deepquarry.substack.com/p/amazon-revises), and https://example.org/a?b=1. More, e.g. 1.5/2";
  expect(links(text)).toEqual(["https://deepquarry.substack.com/p/amazon-revises", "https://example.org/a?b=1"]);
  for (const source of [text, "", ...everyMoneyParameter.map((one) => one.source)])
    expect(
      splitAddresses(source)
        .map((part) => part.text)
        .join(""),
    ).toBe(source);
});

it("takes a name without a path, or another scheme, for no address", () => {
  expect(links("ng.investing.com, article 2169144; javascript:alert(1)")).toEqual([]);
});
