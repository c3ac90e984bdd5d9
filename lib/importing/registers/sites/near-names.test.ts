import { describe, expect, it } from "vitest";
import { diceOf, namePartsOf } from "./name-parts";
import { NearNames } from "./near-names";

const index = (...names: string[]) => {
  const near = new NearNames<number>();
  for (const [at, name] of names.entries()) near.add(name, at);
  return near;
};
const found = (name: string, ...names: string[]) =>
  index(...names)
    .find(name)
    .map((one) => one.name);

describe("a name", () => {
  it("is compared by its telling words and its numbers, in any order", () => {
    const { words, numbers } = namePartsOf("Lake Mariner Data Center 12, Phase III B2");
    expect([[...words], numbers]).toEqual([["lake", "mariner", "b2"], "12 2 3"]);
    expect(namePartsOf("Phase 3 of 12").numbers).toBe(namePartsOf("Phase 12 of 3").numbers);
    expect([...namePartsOf("울산 데이터센터 A").words]).toEqual(["울산"]);
  });

  it("shares a part of its letters with another: none, half or all", () => {
    const [ab, bc] = [new Set(["a", "b"]), new Set(["b", "c"])];
    expect([diceOf(ab, new Set(["c"])), diceOf(ab, bc), diceOf(ab, ab)]).toEqual([0, 0.5, 1]);
    expect(diceOf(new Set(), new Set())).toBe(0);
  });
});

describe("names that are nearly the same", () => {
  it("are found, the nearest first, with whose they are", () => {
    const near = index("Prometheus North", "Promethius", "Hyperion");
    expect(near.find("Prometheus").map(({ owner, name }) => [owner, name])).toEqual([
      [1, "Promethius"],
      [0, "Prometheus North"],
    ]);
    expect(index().find("Prometheus")).toEqual([]);
  });

  it("are not those that are the same, however they are spelt", () =>
    expect(found("Lake Mariner", "LAKE-MARINER", "Lake Mariners")).toEqual(["Lake Mariners"]));

  it("differ in no number, but one of them may have none", () => {
    expect(found("Lake Mariner 2", "Lake Mariner 3", "Lake Mariner II East")).toEqual(["Lake Mariner II East"]);
    expect(found("Lake Mariner 2", "Lake Mariner East")).toEqual(["Lake Mariner East"]);
    expect(found("Lake Mariner East", "Lake Mariner 2")).toEqual(["Lake Mariner 2"]);
  });

  it("share a rare word or two; one that five names have tells none of them", () => {
    const cities = (count: number) =>
      ["Omaha", "Tulsa", "Reno", "Dublin", "Hamina"].slice(0, count).map((city) => `Google ${city}`);
    expect(found("Google", ...cities(4))).toHaveLength(4);
    expect(found("Google", ...cities(5))).toEqual([]);
    const both = ["Google Omaha East", "Google Omaha West", ...cities(5), "Omaha Yard", "Omaha Mill", "Omaha Pond"];
    expect(found("Google Omaha", ...both)).toContain("Google Omaha East");
  });

  it("share most of the words of the shorter: two of two, not two of three or one of two", () => {
    expect(found("Cedar Rapids Alpha", "Cedar Rapids Omega")).toEqual([]);
    expect(found("Cedar Rapids", "Cedar Rapids Omega")).toEqual(["Cedar Rapids Omega"]);
    expect(found("Cedar Alpha", "Cedar Omega")).toEqual([]);
  });

  it("are looked for by their rarest parts, among thousands as well", () => {
    const many = Array.from(
      { length: 400 },
      (_, at) => `Mariner ${String.fromCharCode(97 + (at % 26)).repeat(5)}${at}`,
    );
    expect(found("Mariner Quixote", ...many, "Quixote")).toEqual(["Quixote"]);
  });
});
